package org.tonemark.ipfs;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.tonemark.ipfs.BlockSource.Answer;
import org.tonemark.ipfs.BlockSource.Answer.Absent;
import org.tonemark.ipfs.BlockSource.Answer.Fault;
import org.tonemark.ipfs.BlockSource.Answer.Found;
import org.tonemark.ipfs.ContentException.Kind;

/**
 * The checked blocks of one track from several sources. A source that fails on a block hands over to the next, which
 * goes on with that very block; the one that answered last is asked first for the next block. When none has answered
 * well, all are asked again after a wait, for a number of rounds and within the track's budget of time: that of
 * waiting for blocks, not of what is done with them.
 *
 * <p>How it ends: every source that gave an answer lied, and none is merely out of reach → {@link Kind#MISMATCH};
 * anything else → {@link Kind#NOT_RETRIEVABLE}. A source on this machine that does not hold the block is not counted
 * as out of reach.
 */
public final class FailOver implements Blocks {
    private static final int SAID_AT_MOST = 4;
    private static final Answer WRONG = new Fault("wrong bytes");

    private final List<BlockSource> sources;
    private final FetchPolicy policy;
    private final Random jitter;
    private long waited;
    private int first;

    /** @param sources at least one, in the order of preference; those under suspicion come last */
    public FailOver(List<BlockSource> sources, FetchPolicy policy, Cid track) {
        this.sources = sources.stream()
                .sorted(Comparator.comparing(BlockSource::suspect))
                .toList();
        this.policy = policy;
        this.jitter = new Random(policy.seed() ^ track.hashCode());
    }

    @Override
    public byte[] get(Cid cid) throws ContentException, InterruptedIOException {
        long start = System.nanoTime();
        try {
            return fetch(cid, start + policy.budget().toNanos() - waited);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } finally {
            waited += System.nanoTime() - start;
        }
    }

    private byte[] fetch(Cid cid, long deadline) throws ContentException, InterruptedException {
        Map<BlockSource, Answer> answers = new LinkedHashMap<>();
        for (int round = 1; ; round++) {
            for (int i = 0; i < sources.size(); i++) {
                int chosen = (first + i) % sources.size();
                Answer answer = sources.get(chosen).get(cid, left(cid, deadline, answers));
                if (answer instanceof Found found && cid.matches(found.bytes())) {
                    first = chosen;
                    return found.bytes();
                }
                answers.put(sources.get(chosen), answer instanceof Found ? WRONG : answer);
            }
            boolean hopeless = answers.values().stream().allMatch(Absent.class::isInstance);
            if (hopeless || round == policy.rounds()) {
                throw failed(cid, answers);
            }
            first = (first + 1) % sources.size();
            Duration pause = policy.pause(round, jitter.nextDouble());
            Thread.sleep(Math.min(pause.toMillis(), left(cid, deadline, answers).toMillis()));
        }
    }

    private Duration left(Cid cid, long deadline, Map<BlockSource, Answer> answers) throws ContentException {
        long nanos = deadline - System.nanoTime();
        if (nanos <= 0) {
            String budget = "the budget of " + policy.budget().toSeconds() + " s is spent at block " + cid;
            throw new ContentException(Kind.NOT_RETRIEVABLE, answers.isEmpty() ? budget : budget + "; " + say(answers));
        }
        return Duration.ofNanos(nanos);
    }

    private static ContentException failed(Cid cid, Map<BlockSource, Answer> answers) {
        boolean lied = answers.containsValue(WRONG);
        boolean outOfReach = answers.entrySet().stream().anyMatch(e -> e.getValue() != WRONG && !absentHere(e));
        Kind kind = lied && !outOfReach ? Kind.MISMATCH : Kind.NOT_RETRIEVABLE;
        return new ContentException(kind, "block " + cid + ": " + say(answers));
    }

    private static boolean absentHere(Map.Entry<BlockSource, Answer> answer) {
        return answer.getKey().local() && answer.getValue() instanceof Absent;
    }

    private static String say(Map<BlockSource, Answer> answers) {
        boolean onlyHere = answers.entrySet().stream().allMatch(FailOver::absentHere);
        return answers.entrySet().stream()
                .filter(e -> onlyHere || !absentHere(e))
                .limit(SAID_AT_MOST)
                .map(e -> e.getKey().name() + ": " + detail(e.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String detail(Answer answer) {
        if (answer instanceof Absent absent) {
            return absent.detail();
        }
        return answer instanceof Fault fault ? fault.detail() : "found";
    }
}
