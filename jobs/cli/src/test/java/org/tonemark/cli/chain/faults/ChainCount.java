package org.tonemark.cli.chain.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.tonemark.curation.chain.attest.Batches;
import org.tonemark.curation.chain.batch.Batch;
import org.tonemark.curation.chain.batch.BatchFiles;
import org.tonemark.curation.chain.batch.FolderCid;
import org.tonemark.curation.chain.eas.AttestMessage;
import org.tonemark.curation.chain.eas.BatchData;
import org.tonemark.curation.chain.eas.Deployment;
import org.tonemark.curation.chain.rpc.EasReader;
import org.tonemark.curation.chain.rpc.EthNode;
import org.tonemark.curation.chain.rpc.OnchainAttestation;
import org.tonemark.curation.core.attest.AttestedDecision;
import org.tonemark.curation.core.attest.Bytes32;
import org.tonemark.curation.core.ballot.Secp256k1;
import org.tonemark.curation.core.outbox.Landing;
import org.tonemark.ipfs.BlockFolder;
import org.tonemark.ipfs.BlockSource;
import org.tonemark.ipfs.Blocks;
import org.tonemark.ipfs.Cid;
import org.tonemark.ipfs.UnixFsFile;
import org.tonemark.ipfs.UnixFsFolder;

/**
 * Counts, from the chain and from what is published alone, in how many live attestations each decision stands: the
 * batches from the attestor's events, their decisions from the folders that these name, checked against the roots.
 */
record ChainCount(EthNode node, Deployment eas, Path folder) {
    /**
     * @param revoked attestations that stood twice for a while and were revoked
     * @param lost decisions in no live attestation
     * @param doubled decisions in more than one
     */
    record Counted(int decisions, int batches, int attestations, int revoked, int lost, int doubled) {}

    Counted count() throws IOException {
        EasReader reader = new EasReader(node, eas);
        long latest = node.block(EthNode.Tag.LATEST).orElseThrow().number();
        List<Landing> all = reader.batches(Secp256k1.address(FaultWorker.KEY), 0, latest);
        Map<Bytes32, Integer> live = new HashMap<>();
        TreeSet<Bytes32> roots = new TreeSet<>();
        int revoked = 0;
        for (Landing landing : all) {
            OnchainAttestation attestation = reader.attestation(landing.uid()).orElseThrow();
            BatchData data = BatchData.decode(attestation.data());
            roots.add(data.root());
            if (attestation.revoked()) {
                revoked++;
            } else {
                published(data).forEach(uid -> live.merge(uid, 1, Integer::sum));
            }
        }
        List<Integer> counts = new ArrayList<>();
        SyntheticCases cases = new SyntheticCases(folder.resolve("closed"));
        for (long epoch = 0; epoch < cases.epochs(); epoch++) {
            for (AttestedDecision decision : cases.decidedIn(epoch)) {
                counts.add(live.getOrDefault(
                        AttestMessage.of(decision, eas.domain()).uid(), 0));
            }
        }
        return new Counted(
                counts.size(),
                roots.size(),
                all.size(),
                revoked,
                (int) counts.stream().filter(n -> n == 0).count(),
                (int) counts.stream().filter(n -> n > 1).count());
    }

    private List<Bytes32> published(BatchData data) throws IOException {
        BlockFolder source = new BlockFolder(folder.resolve("content/blocks"));
        Blocks blocks = cid -> source.get(cid, Duration.ofSeconds(5)) instanceof BlockSource.Answer.Found found
                ? found.bytes()
                : missing(cid);
        Cid root = Cid.parse(FolderCid.of(data.folder()));
        Cid file = UnixFsFolder.list(blocks, root).stream()
                .filter(entry -> entry.name().equals(BatchFiles.ATTESTATIONS))
                .findFirst()
                .orElseThrow()
                .cid();
        try (UnixFsFile in = new UnixFsFile(blocks, file, 100 << 20)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Batch batch = Batch.of(text.lines().map(Batches::attestation).toList());
            if (!batch.root().equals(data.root())) {
                throw new IOException("what is published of " + data.root() + " has another root");
            }
            return batch.uids();
        }
    }

    private static byte[] missing(Cid cid) throws IOException {
        throw new IOException("missing block " + cid);
    }
}
