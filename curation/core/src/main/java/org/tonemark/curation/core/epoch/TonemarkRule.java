package org.tonemark.curation.core.epoch;

import java.util.List;
import org.tonemark.curation.core.EpochInput;
import org.tonemark.curation.core.EpochResult;
import org.tonemark.curation.core.EpochRule;
import org.tonemark.curation.core.ballot.SignatureCheck;
import org.tonemark.curation.core.decision.CaseClose;

/** The rule of docs/curation.md, one case after another on one thread. */
public final class TonemarkRule implements EpochRule {
    private final SignatureCheck signatures;
    private final boolean rooted;

    public TonemarkRule(SignatureCheck signatures) {
        this(signatures, true);
    }

    private TonemarkRule(SignatureCheck signatures, boolean rooted) {
        this.signatures = signatures;
        this.rooted = rooted;
    }

    /** For simulations: trusts signatures and leaves the root of its results zero. */
    public static EpochRule simulated() {
        return new TonemarkRule(SignatureCheck.trusting(), false);
    }

    /** @throws IllegalArgumentException if the input lacks a roster that an open case needs */
    @Override
    public EpochResult close(EpochInput input) {
        EpochPlan plan = EpochPlan.of(input, signatures);
        List<CaseClose> closes =
                plan.dockets().stream().map(plan.caseRule()::close).toList();
        PairSums pairs = new PairSums(input.rule().votes().contestStage());
        closes.forEach(close -> pairs.add(close, plan.weights()));
        return rooted ? EpochFinish.of(plan, closes, pairs) : EpochFinish.withoutRoot(plan, closes, pairs);
    }
}
