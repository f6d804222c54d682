package org.tonemark.cli.chain;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.UserException;
import org.tonemark.cli.curation.StoreOptions;
import org.tonemark.cli.input.PublishOptions;
import org.tonemark.curation.chain.attest.Attesting;
import org.tonemark.curation.chain.attest.Batches;
import org.tonemark.curation.chain.eas.Deployment;
import org.tonemark.curation.chain.key.AttestorKey;
import org.tonemark.curation.chain.outbox.Audit;
import org.tonemark.curation.chain.outbox.Progress;
import org.tonemark.curation.chain.outbox.Sender;
import org.tonemark.curation.chain.rpc.EthNode;
import org.tonemark.curation.chain.rpc.NodeException;
import org.tonemark.curation.core.attest.AttestedDecision;
import org.tonemark.curation.core.attest.BatchRecord;
import org.tonemark.curation.core.attest.Bytes32;
import org.tonemark.curation.core.outbox.Landing;
import org.tonemark.curation.core.port.Outbox;
import org.tonemark.curation.core.port.Publisher;
import org.tonemark.curation.core.port.Publisher.Unpublished;
import org.tonemark.curation.store.CurationStore;
import org.tonemark.curation.store.json.CurationJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Signs decisions, batches and publishes them, and attests the batches on chain. */
@Command(
        name = "attest",
        description = {
            "Signs every decision that is not attested yet, puts them into batches of up to 10,000, publishes and pins "
                    + "these, and attests each batch's root on chain (EAS). Revokes decisions that an appeal or a "
                    + "dispute has overturned since.",
            "",
            "Interrupted or killed, the same command goes on where it was: every decision stands in one live attestation "
                    + "in the end. Output: one JSON object. Exit 3: something still waits on the chain, 4: the node, "
                    + "the publishing target or the database is unavailable; run it again later.",
            ""
        },
        mixinStandardHelpOptions = true)
public final class AttestCommand implements Callable<Integer> {
    private final Host host;

    @Mixin
    private ChainOptions chain = new ChainOptions();

    @Mixin
    private AttestorOptions attestor = new AttestorOptions();

    @Mixin
    private PublishOptions publishing = new PublishOptions();

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "how long to wait for finality before leaving the rest to the next run"
                    + " (default: ${DEFAULT-VALUE})")
    private long patience = 1800;

    @Option(
            names = "--from-block",
            paramLabel = "N",
            description = "block before this key's first attestation, when the database is new and the key is not "
                    + "(default: the block of its first transaction, which needs a node with old states)")
    private @Nullable Long fromBlock;

    @Option(names = "--dry-run", description = "only says how many decisions would be signed and batches attested")
    private boolean dryRun;

    @Mixin
    private StoreOptions options = new StoreOptions();

    public AttestCommand(Host host) {
        this.host = host;
    }

    /** What a dry run prints. */
    record Plan(int schema, boolean dryRun, long chainId, int toSign, int toPublish, int toRevoke) {}

    @Override
    public Integer call() throws IOException {
        if (patience < 0 || fromBlock != null && fromBlock < 0) {
            throw UserException.usage("--wait and --from-block begin at 0");
        }
        Deployment eas = chain.deployment();
        return options.with(host, store -> {
            Publisher publisher = publishing.publisher(host, options.folder(host));
            Batches batches = new Batches(store.decided(), store.batches(), publisher, eas.domain());
            List<AttestedDecision> waiting = batches.waiting(store.epochs().current());
            if (dryRun) {
                int revoked = store.batches()
                        .overturned(eas.chainId(), eas.contract())
                        .size();
                host.out()
                        .println(CurationJson.write(new Plan(
                                1,
                                true,
                                eas.chainId(),
                                waiting.size(),
                                batches.unpublished().size(),
                                revoked)));
                return ExitCode.OK;
            }
            AttestorKey key = attestor.open(host, options.folder(host));
            Outbox.Lock lock = store.outbox().lock().orElseThrow(AttestCommand::busy);
            try {
                return attest(store, eas, key, batches);
            } finally {
                lock.close();
            }
        });
    }

    private static UserException busy() {
        return new UserException(
                ExitCode.UNAVAILABLE, "another attest works on this database: run this one when it is done");
    }

    private int attest(CurationStore store, Deployment eas, AttestorKey key, Batches batches) throws IOException {
        Attesting attesting = new Attesting(store.batches(), store.outbox(), eas, key.address());
        if (!chain.onChain()) {
            return offChain(store, eas, key, batches, attesting);
        }
        try (EthNode node = chain.node()) {
            if (fromBlock != null) {
                store.outbox().startAt(eas.chainId(), key.address(), fromBlock);
            }
            Sender sender = Sender.of(node, eas, key, store.outbox(), chain.policy());
            Audit audit = new Audit(sender, node, eas, store.outbox());
            refuseUnknown(audit.run(roots(attesting)));
            int signed = sign(store, eas, key, batches);
            boolean published = publish(batches);
            attesting.intend();
            List<Progress> progress = new ChainWork(host, sender, Duration.ofSeconds(patience)).run();
            print(AttestSummary.of(eas, key.address(), true, signed, attesting, progress));
            return exitCode(published, progress);
        } catch (NodeException e) {
            throw ChainWork.unavailable(e);
        }
    }

    private static int exitCode(boolean published, List<Progress> progress) {
        if (!published) {
            return ExitCode.UNAVAILABLE;
        }
        return progress.stream().allMatch(Progress::done) ? ExitCode.OK : ExitCode.INCOMPLETE;
    }

    private int offChain(CurationStore store, Deployment eas, AttestorKey key, Batches batches, Attesting attesting) {
        int signed = sign(store, eas, key, batches);
        boolean published = publish(batches);
        print(AttestSummary.of(eas, key.address(), false, signed, attesting, List.of()));
        return published ? ExitCode.OK : ExitCode.UNAVAILABLE;
    }

    private int sign(CurationStore store, Deployment eas, AttestorKey key, Batches batches) {
        List<AttestedDecision> waiting = batches.waiting(store.epochs().current());
        if (!waiting.isEmpty()) {
            host.say("Signing " + waiting.size() + " decisions …");
            batches.make(waiting, key.address(), decision -> key.sign(decision, eas.domain()));
        }
        return waiting.size();
    }

    /** False when a batch could not be; it is kept, and tried again by the next run. */
    private boolean publish(Batches batches) {
        boolean all = true;
        for (BatchRecord batch : batches.unpublished()) {
            if (batches.publish(batch) instanceof Unpublished failed) {
                host.say("tonemark: batch " + batch.root() + " is not published: " + failed.detail()
                        + "; it is kept: run the same command again");
                all = false;
            }
        }
        return all;
    }

    private static List<Bytes32> roots(Attesting attesting) {
        return attesting.mine().stream().map(BatchRecord::root).toList();
    }

    /** Live attestations of this key that the database does not know: signing anew could attest decisions twice. */
    private static void refuseUnknown(Audit.Findings findings) {
        Map<Bytes32, Landing> unknown = findings.unknown();
        if (!unknown.isEmpty()) {
            Landing first = unknown.values().iterator().next();
            throw UserException.usage("the chain has " + unknown.size()
                    + " live batches of this key that this database does not know, attestation " + first.uid()
                    + " in block " + first.block() + " among them: restore the database, or attest with a new key and"
                    + " revoke them (docs/attestation.md)");
        }
    }

    private void print(AttestSummary summary) {
        host.out().println(CurationJson.write(summary));
    }
}
