package org.tonemark.curation.core.simulate;

/**
 * What became of the tracks under one mechanism. Counts; wrong = decided against the truth.
 *
 * @param targets tracks the attack is about
 * @param ballots that decided about targets and others together
 * @param overturned wrong decisions on targets that an audit reversed
 */
public record Tally(
        long targets,
        long wrong,
        long right,
        long others,
        long othersWrong,
        long othersRight,
        long ballots,
        long overturned) {

    public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, 0);

    public Tally plus(Tally o) {
        return new Tally(
                targets + o.targets,
                wrong + o.wrong,
                right + o.right,
                others + o.others,
                othersWrong + o.othersWrong,
                othersRight + o.othersRight,
                ballots + o.ballots,
                overturned + o.overturned);
    }

    /** One track's. @param decided whether promoted or rejected @param correct whether as the truth is */
    static Tally of(boolean target, boolean decided, boolean correct, long ballots) {
        long wrong = decided && !correct ? 1 : 0;
        long right = decided && correct ? 1 : 0;
        return target
                ? new Tally(1, wrong, right, 0, 0, 0, ballots, 0)
                : new Tally(0, 0, 0, 1, wrong, right, ballots, 0);
    }
}
