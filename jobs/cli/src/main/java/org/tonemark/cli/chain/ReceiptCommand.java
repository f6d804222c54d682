package org.tonemark.cli.chain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.UserException;
import org.tonemark.cli.curation.StoreOptions;
import org.tonemark.curation.chain.eas.Deployment;
import org.tonemark.curation.chain.outbox.Actions;
import org.tonemark.curation.chain.receipt.Receipt;
import org.tonemark.curation.chain.receipt.ReceiptJson;
import org.tonemark.curation.chain.receipt.ReceiptMaker;
import org.tonemark.curation.core.attest.AttestedDecision;
import org.tonemark.curation.core.attest.BatchRecord;
import org.tonemark.curation.core.attest.Bytes32;
import org.tonemark.curation.core.attest.SignedDecision;
import org.tonemark.curation.core.outbox.Entry;
import org.tonemark.curation.core.outbox.Landing;
import org.tonemark.curation.store.CurationStore;
import org.tonemark.ipfs.Cid;
import org.tonemark.ipfs.InvalidCidException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An uploader's proof of a decision. */
@Command(
        name = "receipt",
        description = {
            "Writes the receipt of a track's decision, which anybody can check with tonemark check.",
            "It is one JSON file with the decision, the attestor's signature, the proof that it is in a batch, and where "
                    + "the batch is attested on chain (docs/attestation.md, docs/schema/receipt-1.json)."
        },
        footer = {"", "Exit codes: 0 written; 2 no such track; 3 not decided or not signed yet."},
        mixinStandardHelpOptions = true)
public final class ReceiptCommand implements Callable<Integer> {
    private final Host host;

    @Parameters(paramLabel = "CID")
    private String cid = "";

    @Option(names = "--round", paramLabel = "N", description = "of this round (default: the last one that is signed)")
    @Nullable
    private Integer round;

    @Option(names = "--chain", paramLabel = "ID", description = "where it is attested on several chains, of this one")
    @Nullable
    private Long chain;

    @Option(names = "--out", paramLabel = "FILE", description = "file to write (default: standard output)")
    @Nullable
    private String out;

    @Mixin
    private StoreOptions options = new StoreOptions();

    public ReceiptCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws IOException {
        String track = track();
        return options.with(host, store -> {
            List<AttestedDecision> decided = store.decided().decisions(track);
            SignedDecision signed = store.batches().ofTrack(track).stream()
                    .filter(s -> round == null || s.caseId().round() == round)
                    .filter(s -> chain == null || batch(store, s).chainId() == chain)
                    .max(Comparator.comparingInt(s -> s.caseId().round()))
                    .orElseThrow(() -> missing(store, track, decided));
            Receipt receipt = receipt(store, signed);
            write(ReceiptJson.write(receipt));
            say(store, receipt, decided);
            return ExitCode.OK;
        });
    }

    private String track() {
        try {
            return Cid.parse(cid).toString();
        } catch (InvalidCidException e) {
            throw UserException.usage(cid + " is no CID: " + e.getMessage());
        }
    }

    private static BatchRecord batch(CurationStore store, SignedDecision signed) {
        return store.batches().batch(signed.batch()).orElseThrow();
    }

    private static Receipt receipt(CurationStore store, SignedDecision signed) {
        BatchRecord batch = batch(store, signed);
        Deployment eas = new Deployment(batch.chainId(), "", batch.contract(), batch.contract());
        String key = new Actions(eas, batch.attestor()).attestKey(batch.root());
        Optional<Landing> landing = store.outbox().entry(key).flatMap(Entry::landing);
        List<Bytes32> uids = store.batches().attestations(batch.root()).stream()
                .map(SignedDecision::uid)
                .toList();
        return ReceiptMaker.of(signed, batch, uids, batch.attestor(), landing.orElse(null));
    }

    private UserException missing(CurationStore store, String track, List<AttestedDecision> decided) {
        boolean unknown = store.status().of(track).submittedAtMillis() == null;
        if (unknown && decided.isEmpty()) {
            return UserException.usage("no such track here: " + track);
        }
        return new UserException(
                ExitCode.INCOMPLETE,
                decided.isEmpty()
                        ? "no receipt yet: nothing is decided on this track; tonemark status " + track + " says more"
                        : "no receipt yet: the decision is not signed for that round and chain; the operator runs"
                                + " tonemark attest");
    }

    private void write(String text) throws IOException {
        if (out == null) {
            host.out().print(text);
            return;
        }
        Path file = host.resolve(out);
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private void say(CurationStore store, Receipt receipt, List<AttestedDecision> decided) {
        if (receipt.chain() == null) {
            host.say("tonemark: signed, but not attested on chain yet: this receipt proves the signature and no more."
                    + " Make it again after tonemark attest");
        }
        int last = decided.stream().mapToInt(d -> d.caseId().round()).max().orElse(0);
        if (receipt.decision().round() < last) {
            host.say("tonemark: round " + last + " decided on this track later: this receipt is of round "
                    + receipt.decision().round());
        }
        if (store.batches().revokedTracks().contains(receipt.decision().cid())) {
            host.say("tonemark: a dispute took this track's promotion back");
        }
    }
}
