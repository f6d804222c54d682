package org.tonemark.cli.demo;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tonemark.curation.core.Answer;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.Case;
import org.tonemark.curation.core.ClaimAnswer;
import org.tonemark.curation.core.Curator.Standing;
import org.tonemark.curation.core.EpochResult;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.core.Seat;
import org.tonemark.curation.store.CurationStore;
import org.tonemark.curation.store.key.KeyFile;

/** Curators that are a random number generator: they affirm every claim nine times of ten. Their keys are public. */
final class SimulatedCurators {
    private static final double AFFIRM = 0.9;
    private static final long STAKE = 200;

    private final Random random;
    private final List<KeyFile> keys = new ArrayList<>();

    SimulatedCurators(long seed, int count) {
        random = new Random(seed);
        for (int i = 0; i < count; i++) {
            keys.add(KeyFile.of(new BigInteger(200, random).add(BigInteger.ONE)));
        }
    }

    void join(CurationStore store) {
        keys.forEach(key -> store.curators().admitByStake(key.address(), "simulated", STAKE, Standing.ACTIVE));
    }

    /** Everybody called to a seat votes. Returns the number of ballots. */
    int vote(CurationStore store, EpochResult last) {
        int ballots = 0;
        for (Seat seat : last.seats()) {
            if (seat.calledEpoch() == last.epoch() + 1) {
                store.ballots().cast(ballot(seat, last));
                ballots++;
            }
        }
        return ballots;
    }

    private Ballot ballot(Seat seat, EpochResult last) {
        Case open = last.cases().stream()
                .filter(c -> c.id().equals(seat.caseId()))
                .findFirst()
                .orElseThrow();
        List<ClaimAnswer> answers = open.claims().stream()
                .map(claim -> new ClaimAnswer(claim, random.nextDouble() < AFFIRM ? Answer.YES : Answer.NO))
                .toList();
        Ballot unsigned = new Ballot(
                seat.caseId(), seat.curator(), seat.calledEpoch(), 0, answers, List.of("SIMULATED"), "", "", "");
        return keyOf(seat).sign(unsigned, Rule.V1.chainId());
    }

    private KeyFile keyOf(Seat seat) {
        return keys.stream()
                .filter(key -> key.address().equals(seat.curator()))
                .findFirst()
                .orElseThrow();
    }
}
