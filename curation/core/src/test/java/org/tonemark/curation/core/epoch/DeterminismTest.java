package org.tonemark.curation.core.epoch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tonemark.curation.core.Answer;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.Beacon;
import org.tonemark.curation.core.ClaimAnswer;
import org.tonemark.curation.core.Curator;
import org.tonemark.curation.core.EpochInput;
import org.tonemark.curation.core.EpochResult;
import org.tonemark.curation.core.GoldRecord;
import org.tonemark.curation.core.PairCount;
import org.tonemark.curation.core.Reputation;
import org.tonemark.curation.core.Submission;
import org.tonemark.curation.core.ballot.SignatureCheck;
import org.tonemark.curation.core.decision.CaseClose;
import org.tonemark.curation.core.decision.CaseRule;
import org.tonemark.curation.core.decision.Docket;
import org.tonemark.curation.core.merkle.MerkleTree;
import org.tonemark.verdict.Outcome;

/** Any order, any partitioning: the same bits. One bit changed: another root. */
class DeterminismTest {
    private static EpochInput input;
    private static EpochResult result;

    @BeforeAll
    static void divideAPanelForSomeEpochs() {
        Random random = new Random(3);
        EpochFixture net = new EpochFixture(150);
        for (int epoch = 0; epoch < 8; epoch++) {
            for (int i = 0; i < 12; i++) {
                net.submit("t" + epoch + "-" + i, i % 3 == 0 ? Outcome.REVIEW : Outcome.ACCEPTED);
            }
            net.vote((seat, claim) -> random.nextInt(100) < 62 ? Answer.YES : Answer.NO);
            if (epoch < 7) {
                net.close();
            }
        }
        input = net.input();
        result = rule().close(input);
        assertThat(input.pairs()).as("contested cases have closed").isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void shouldNotDependOnTheOrderOfLists(int seed) {
        assertThat(rule().close(shuffled(input, new Random(seed)))).isEqualTo(result);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 16})
    void shouldNotDependOnPartitioning(int partitions) throws Exception {
        EpochPlan plan = EpochPlan.of(input, SignatureCheck.trusting());
        List<List<Docket>> parts = new ArrayList<>();
        for (int i = 0; i < partitions; i++) {
            parts.add(new ArrayList<>());
        }
        Random random = new Random(partitions);
        plan.dockets().forEach(d -> parts.get(random.nextInt(partitions)).add(d));
        List<CaseClose> closes = new ArrayList<>();
        PairSums pairs = new PairSums(input.rule().votes().contestStage());
        for (List<Docket> part : parts) {
            CaseRule elsewhere = travelled(plan.caseRule());
            PairSums local = new PairSums(input.rule().votes().contestStage());
            for (Docket docket : part) {
                CaseClose close = elsewhere.close(docket);
                local.add(close, plan.weights());
                closes.add(travelled(close));
            }
            pairs.merge(travelled(local));
        }
        assertThat(EpochFinish.of(plan, closes, pairs)).isEqualTo(result);
    }

    @Test
    void shouldHaveAnotherRootWhenOneBitChanges() {
        Set<String> roots = new HashSet<>();
        roots.add(result.root());
        List<EpochInput> changed = changes();
        changed.forEach(i -> roots.add(rule().close(i).root()));
        assertThat(roots).hasSize(changed.size() + 1);
    }

    @Test
    void shouldProveEveryDecision() {
        MerkleTree tree = EpochRecord.tree(input, result);
        assertThat(tree.root()).asHexString().isEqualToIgnoringCase(result.root());
        result.decisions().forEach(decision -> {
            byte[] leaf = EpochRecord.leaf(decision).hash();
            assertThat(MerkleTree.verify(tree.root(), leaf, tree.proof(leaf))).isTrue();
        });
    }

    private static List<EpochInput> changes() {
        List<EpochInput> out = new ArrayList<>();
        Random random = new Random(9);
        for (int i = 0; i < 10; i++) {
            List<Ballot> ballots = new ArrayList<>(input.ballots());
            int at = random.nextInt(ballots.size());
            Ballot b = ballots.get(at);
            List<ClaimAnswer> other = b.answers().stream()
                    .map(a -> new ClaimAnswer(a.claim(), a.answer() == Answer.YES ? Answer.UNSURE : Answer.YES))
                    .toList();
            ballots.set(
                    at,
                    new Ballot(
                            b.caseId(),
                            b.curator(),
                            b.epoch(),
                            b.sequence(),
                            other,
                            List.of(),
                            "",
                            "",
                            "",
                            b.signature()));
            out.add(with(input, ballots, input.curators(), input.reputations(), input.pairs(), input.beacon()));
        }
        List<Ballot> signed = new ArrayList<>(input.ballots());
        Ballot b = signed.get(0);
        signed.set(0, b.withSignature("0x01"));
        out.add(with(input, signed, input.curators(), input.reputations(), input.pairs(), input.beacon()));
        List<Curator> staked = new ArrayList<>(input.curators());
        Curator c = staked.get(5);
        staked.set(5, new Curator(c.address(), c.admission(), c.stake() + 1, c.admittedEpoch(), c.standing()));
        out.add(with(input, input.ballots(), staked, input.reputations(), input.pairs(), input.beacon()));
        List<Reputation> earned = new ArrayList<>(input.reputations());
        Reputation r = earned.get(7);
        earned.set(
                7,
                new Reputation(
                        r.curator(), r.family(), r.hits() + 1, r.misses(), r.contestedHits(), r.contestedMisses()));
        out.add(with(input, input.ballots(), input.curators(), earned, input.pairs(), input.beacon()));
        List<PairCount> pairs = new ArrayList<>(input.pairs());
        PairCount p = pairs.get(0);
        pairs.set(0, new PairCount(p.first(), p.second(), p.joint(), p.agreed(), p.expected() + 1, p.variance()));
        out.add(with(input, input.ballots(), input.curators(), input.reputations(), pairs, input.beacon()));
        Beacon beacon = new Beacon(input.epoch(), "0".repeat(64), input.beacon().source());
        out.add(with(input, input.ballots(), input.curators(), input.reputations(), input.pairs(), beacon));
        List<Submission> more = new ArrayList<>(input.submissions());
        more.remove(0);
        out.add(new EpochInput(
                input.epoch(),
                input.rule(),
                input.previousRoot(),
                input.beacon(),
                input.curators(),
                input.rosters(),
                input.cases(),
                input.seats(),
                input.ballots(),
                more,
                input.appeals(),
                input.gold(),
                input.past(),
                input.reputations(),
                input.pairs(),
                input.goldOrigin()));
        out.add(new EpochInput(
                input.epoch(),
                input.rule(),
                "1" + input.previousRoot().substring(1),
                input.beacon(),
                input.curators(),
                input.rosters(),
                input.cases(),
                input.seats(),
                input.ballots(),
                input.submissions(),
                input.appeals(),
                input.gold(),
                input.past(),
                input.reputations(),
                input.pairs(),
                new GoldRecord(1, 1)));
        return out;
    }

    private static EpochInput with(
            EpochInput i,
            List<Ballot> ballots,
            List<Curator> curators,
            List<Reputation> reputations,
            List<PairCount> pairs,
            Beacon beacon) {
        return new EpochInput(
                i.epoch(),
                i.rule(),
                i.previousRoot(),
                beacon,
                curators,
                i.rosters(),
                i.cases(),
                i.seats(),
                ballots,
                i.submissions(),
                i.appeals(),
                i.gold(),
                i.past(),
                reputations,
                pairs,
                i.goldOrigin());
    }

    private static EpochInput shuffled(EpochInput i, Random random) {
        return new EpochInput(
                i.epoch(),
                i.rule(),
                i.previousRoot(),
                i.beacon(),
                shuffle(i.curators(), random),
                shuffle(i.rosters(), random),
                shuffle(i.cases(), random),
                shuffle(i.seats(), random),
                shuffle(i.ballots(), random),
                shuffle(i.submissions(), random),
                shuffle(i.appeals(), random),
                shuffle(i.gold(), random),
                shuffle(i.past(), random),
                shuffle(i.reputations(), random),
                shuffle(i.pairs(), random),
                i.goldOrigin());
    }

    private static <T> List<T> shuffle(List<T> items, Random random) {
        List<T> copy = new ArrayList<>(items);
        Collections.shuffle(copy, random);
        return copy;
    }

    /** Through Java serialization, as between the machines of a cluster. */
    @SuppressWarnings("unchecked")
    private static <T> T travelled(T value) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }

    private static TonemarkRule rule() {
        return new TonemarkRule(SignatureCheck.trusting());
    }
}
