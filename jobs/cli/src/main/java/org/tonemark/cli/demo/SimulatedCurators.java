package org.tonemark.cli.demo;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Answer;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.Case;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.ClaimAnswer;
import org.tonemark.curation.core.Curator.Standing;
import org.tonemark.curation.core.EpochResult;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.core.Seat;
import org.tonemark.curation.store.CurationStore;
import org.tonemark.curation.store.key.KeyFile;

/**
 * Curators that are a random number generator: right nine times of ten, where a track of unknown truth counts as
 * machine-made and worth promoting. Their keys are public.
 */
final class SimulatedCurators {
    private static final double ACCURACY = 0.9;
    private static final long STAKE = 200;

    private final Random random;
    private final Map<String, Map<Claim, Boolean>> truths;
    private final Map<Address, KeyFile> keys = new HashMap<>();
    private final List<KeyFile> trainees = new ArrayList<>();

    SimulatedCurators(long seed, Map<String, Map<Claim, Boolean>> truths) {
        this.random = new Random(seed);
        this.truths = truths;
    }

    /** Seed curators, and trainees who must pass the training round. */
    void join(CurationStore store, int curators, int newcomers) {
        for (int i = 0; i < curators + newcomers; i++) {
            KeyFile key = KeyFile.of(new BigInteger(200, random).add(BigInteger.ONE));
            keys.put(key.address(), key);
            Standing standing = i < curators ? Standing.ACTIVE : Standing.TRAINEE;
            store.curators().admitByStake(key.address(), "simulated", STAKE, standing);
            if (standing == Standing.TRAINEE) {
                trainees.add(key);
            }
        }
    }

    /** Every trainee answers every training case. */
    void train(CurationStore store, long epoch, List<String> tracks) {
        for (KeyFile trainee : trainees) {
            tracks.forEach(
                    cid -> store.ballots().cast(ballot(new CaseId(cid, 0), List.of(Claim.QUALITY), trainee, epoch)));
        }
    }

    /** Trainees that may sit on panels now. */
    long graduates(EpochResult last) {
        return last.curators().stream()
                .filter(c -> c.standing() == Standing.ACTIVE)
                .filter(c -> trainees.stream().anyMatch(t -> t.address().equals(c.address())))
                .count();
    }

    /** Everybody called to a seat votes. */
    void vote(CurationStore store, EpochResult last) {
        Map<CaseId, Case> open = new HashMap<>();
        last.cases().forEach(c -> open.put(c.id(), c));
        for (Seat seat : last.seats()) {
            KeyFile key = keys.get(seat.curator());
            if (seat.calledEpoch() == last.epoch() + 1 && key != null) {
                List<Claim> claims = open.get(seat.caseId()).claims();
                store.ballots().cast(ballot(seat.caseId(), claims, key, seat.calledEpoch()));
            }
        }
    }

    private Ballot ballot(CaseId id, List<Claim> claims, KeyFile key, long epoch) {
        List<ClaimAnswer> answers = claims.stream()
                .map(claim -> new ClaimAnswer(claim, answer(id.cid(), claim)))
                .toList();
        Ballot unsigned = new Ballot(id, key.address(), epoch, 0, answers, List.of("SIMULATED"), "", "", "", "");
        return key.sign(unsigned, Rule.V1.chainId());
    }

    private Answer answer(String cid, Claim claim) {
        boolean truth = truths.getOrDefault(cid, Map.of()).getOrDefault(claim, true);
        return random.nextDouble() < ACCURACY == truth ? Answer.YES : Answer.NO;
    }
}
