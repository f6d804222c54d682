package org.tonemark.cli.chain.faults;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tonemark.curation.chain.attest.Attesting;
import org.tonemark.curation.chain.attest.Batches;
import org.tonemark.curation.chain.eas.Deployment;
import org.tonemark.curation.chain.eas.OffchainAttestation;
import org.tonemark.curation.chain.outbox.Audit;
import org.tonemark.curation.chain.outbox.Progress;
import org.tonemark.curation.chain.outbox.SendPolicy;
import org.tonemark.curation.chain.outbox.Sender;
import org.tonemark.curation.chain.rpc.EthNode;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.core.attest.BatchRecord;
import org.tonemark.curation.core.port.Outbox;
import org.tonemark.curation.core.port.Publisher;
import org.tonemark.curation.store.CurationStore;
import org.tonemark.curation.store.DatabaseAddress;
import org.tonemark.curation.store.key.KeyFile;
import org.tonemark.ipfs.FolderPublisher;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.ECKeyPair;

/**
 * The attesting program of the study: signs, batches, publishes and attests whatever is decided, over and over, until it
 * is killed. A second one waits for the lock of the first.
 */
final class FaultWorker {
    static final BigInteger KEY = new BigInteger("5eed", 16);
    static final SendPolicy POLICY = new SendPolicy(1, 8, 2_000_000_000_000L, 3, 4);
    private static final Duration LIMIT = Duration.ofMillis(700);

    private FaultWorker() {}

    /** @param args folder, URL of the node, EAS, its registry */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Deployment eas = new Deployment(31337, "local", Address.parse(args[2]), Address.parse(args[3]));
        try (CurationStore store = store(folder);
                EthNode node = new EthNode(args[1], LIMIT)) {
            System.out.println("up");
            Optional<Outbox.Lock> lock = Optional.empty();
            while (lock.isEmpty()) {
                lock = store.outbox().lock();
                Thread.sleep(20);
            }
            System.out.println("at work");
            while (true) {
                round(folder, eas, store, node);
                Thread.sleep(25);
            }
        }
    }

    static CurationStore store(Path folder) throws IOException {
        return CurationStore.open(
                new DatabaseAddress.Sqlite(folder.resolve("curation.db")),
                Rule.V1,
                KeyFile.readOrCreate(folder.resolve("receipt.key")),
                Clock.systemUTC());
    }

    static Sender sender(CurationStore store, EthNode node, Deployment eas) {
        return new Sender(node, eas, Credentials.create(ECKeyPair.create(KEY)), store.outbox(), POLICY);
    }

    private static void round(Path folder, Deployment eas, CurationStore store, EthNode node) {
        SyntheticCases cases = new SyntheticCases(folder.resolve("closed"));
        Publisher publisher = new FolderPublisher(folder.resolve("content"));
        Batches batches = new Batches(cases, store.batches(), publisher, eas.domain());
        Sender sender = sender(store, node, eas);
        batches.make(
                batches.waiting(cases.epochs()), sender.account(), d -> OffchainAttestation.sign(d, eas.domain(), KEY));
        batches.unpublished().forEach(batches::publish);
        Attesting attesting = new Attesting(store.batches(), store.outbox(), eas, sender.account());
        attesting.intend();
        try {
            List<Progress> progress = sender.round();
            progress.stream()
                    .filter(p -> p.state() == Progress.State.STUCK)
                    .forEach(p -> System.out.println(p.action().key() + ": " + p.sentence()));
            if (progress.stream().allMatch(Progress::done)) {
                Audit.Findings found = new Audit(sender, node, eas, store.outbox())
                        .run(attesting.mine().stream().map(BatchRecord::root).toList());
                if (!found.clean()) {
                    System.out.println("audit: " + found);
                }
            }
        } catch (IOException e) {
            System.out.println(e.getMessage());
        }
    }
}
