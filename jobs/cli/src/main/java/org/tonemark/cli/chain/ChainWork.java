package org.tonemark.cli.chain;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.UserException;
import org.tonemark.curation.chain.outbox.Progress;
import org.tonemark.curation.chain.outbox.Sender;
import org.tonemark.curation.chain.rpc.NodeException;

/** Repeats rounds of a sender until all is done, the time is over, or the node is. */
final class ChainWork {
    private static final int FAILURES = 5;
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Host host;
    private final Sender sender;
    private final Duration patience;
    private final Map<String, String> said = new HashMap<>();

    ChainWork(Host host, Sender sender, Duration patience) {
        this.host = host;
        this.sender = sender;
        this.patience = patience;
    }

    /**
     * @return how far everything is
     * @throws UserException (4) when the node fails several times in a row; what was done is kept
     */
    List<Progress> run() {
        long end = System.nanoTime() + patience.toNanos();
        int failures = 0;
        while (true) {
            try {
                List<Progress> progress = sender.round();
                failures = 0;
                tell(progress);
                if (progress.stream().allMatch(Progress::done) || System.nanoTime() >= end) {
                    return progress;
                }
            } catch (NodeException e) {
                if (++failures >= FAILURES || System.nanoTime() >= end) {
                    throw unavailable(e);
                }
            }
            pause();
        }
    }

    static UserException unavailable(NodeException e) {
        return new UserException(
                ExitCode.UNAVAILABLE, e.getMessage() + "; nothing is lost: the same command goes on where it was");
    }

    /** Says what changed since the last round. */
    private void tell(List<Progress> progress) {
        for (Progress p : progress) {
            String key = p.action().key();
            if (!p.sentence().equals(said.put(key, p.sentence()))) {
                host.say(name(p) + ": " + p.sentence());
            }
        }
    }

    private static String name(Progress p) {
        String subject = p.action().subject().hex().substring(0, 10) + "…";
        return switch (p.action().kind()) {
            case REGISTER -> "schema " + subject;
            case ATTEST -> "batch " + subject;
            case REVOKE -> "revocation of attestation " + subject;
            case REVOKE_OFFCHAIN -> "revocation of decision " + subject;
            case FILL -> "empty nonce";
        };
    }

    private static void pause() {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserException(ExitCode.INTERRUPTED, "interrupted; the same command goes on where it was");
        }
    }
}
