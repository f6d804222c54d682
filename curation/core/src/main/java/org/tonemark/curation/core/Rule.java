package org.tonemark.curation.core;

import java.io.Serializable;
import java.util.List;

/**
 * The numbers of the rule. They are part of every epoch's record. Fractions in 2^-20 fixed point.
 *
 * @param version identity of the algorithm these numbers belong to
 * @param chainId chain of the EIP-712 domain that ballots are signed under
 */
public record Rule(
        String version,
        long chainId,
        Panels panels,
        Reputations reputations,
        Votes votes,
        Audits audits,
        Training training)
        implements Serializable {

    private static final long ONE = 1L << 20;

    /**
     * Who sits.
     *
     * @param stages of a panel, growing
     * @param originStage index of the first stage at which an origin claim is polled
     * @param minGoldAnswers fewer leave origin = AI closed
     * @param secondStage index of the first stage of an appeal or audit: a fresh panel at least twice as large
     * @param originGate mean gold accuracy on origin below which origin = AI is closed
     * @param stakeUnit least draw weight: that of a vouched curator
     * @param stakeCap largest draw weight
     * @param load most seats a curator is newly called to in an epoch
     * @param uploaderQuota most seats a curator is newly called to in an epoch on one uploader's cases
     */
    public record Panels(
            List<Stage> stages,
            int originStage,
            int minGoldAnswers,
            int secondStage,
            long originGate,
            long stakeUnit,
            long stakeCap,
            int load,
            int uploaderQuota)
            implements Serializable {
        public Panels {
            stages = List.copyOf(stages);
        }
    }

    /**
     * What a record is worth.
     *
     * @param priorMean accuracy assumed of a family without any record
     * @param priorBallots pseudo-ballots of the prior
     * @param goldBallots ballots that a gold answer counts for
     * @param decay of counts an epoch
     */
    public record Reputations(long priorMean, int priorBallots, int goldBallots, long decay) implements Serializable {}

    /**
     * What a ballot weighs.
     *
     * @param floor weight of a voice that has earned nothing, of 1
     * @param cap log-odds above this many medians earn nothing more
     * @param contestStage index of the first stage that counts as contested
     * @param contestSlope credit on contested cases that no panel could decide, per unit of the margin's share of the
     *     panel, up to a full hit or miss; 0 for none
     * @param pairJoint joint claims before a pair is judged
     * @param pairZ excess agreement that counts as dependence, in standard deviations
     * @param temperature divides log-odds before they are published as a probability
     */
    public record Votes(
            long floor, long cap, int contestStage, long contestSlope, int pairJoint, long pairZ, long temperature)
            implements Serializable {}

    /**
     * How decisions are checked.
     *
     * @param share of decisions drawn for audit by the beacon
     * @param uninvitedZ disagreement of uninvited ballots that calls an audit, in standard deviations
     * @param slashSeats how many wrong seats an overturned decision slashes
     * @param slashShare of the stake of each
     * @param maxRounds rounds of one track, appeals and audits included
     */
    public record Audits(long share, long uninvitedZ, int slashSeats, long slashShare, int maxRounds)
            implements Serializable {}

    /**
     * How trainees become curators.
     *
     * @param answers before a trainee is judged
     * @param pass share of right answers to pass
     */
    public record Training(int answers, long pass) implements Serializable {}

    /** The rule in force; why each number is what it is: docs/curation.md. */
    public static final Rule V1 = new Rule(
            "tonemark-curation-1",
            8453,
            new Panels(
                    List.of(
                            new Stage(9, 9, 9),
                            new Stage(12, 10, 11),
                            new Stage(16, 13, 14),
                            new Stage(21, 16, 17),
                            new Stage(32, 23, 24),
                            new Stage(65, 43, 42)),
                    2,
                    30,
                    4,
                    ONE * 8 / 10,
                    100,
                    400,
                    200,
                    20),
            new Reputations(ONE * 8 / 10, 4, 5, ONE * 97 / 100),
            new Votes(ONE / 4, ONE, 4, 6 * ONE, 10, 3 * ONE, 3 * ONE),
            new Audits(ONE * 15 / 1000, 3 * ONE, 5, ONE / 10, 5),
            new Training(10, ONE * 7 / 10));

    /** The same rule for ballots signed under another chain's domain. */
    public Rule onChain(long other) {
        return new Rule(version, other, panels, reputations, votes, audits, training);
    }
}
