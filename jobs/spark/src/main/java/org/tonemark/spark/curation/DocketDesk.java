package org.tonemark.spark.curation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.decision.CaseClose;
import org.tonemark.curation.core.decision.CaseRule;
import org.tonemark.curation.core.decision.Docket;
import org.tonemark.curation.core.epoch.PairSums;
import org.tonemark.curation.core.reputation.Weights;

/**
 * Decides the cases of one partition: takes its ballots, grouped by case in any order of cases, and the dockets without
 * ballots. Plain and serialisable, so that it runs the same with and without Spark.
 */
final class DocketDesk implements Serializable {
    private final HashMap<CaseId, Docket> dockets;
    private final CaseRule rule;
    private final Weights weights;
    private final int contestStage;

    /** @param dockets without ballots */
    DocketDesk(Map<CaseId, Docket> dockets, CaseRule rule, Weights weights, int contestStage) {
        this.dockets = new HashMap<>(dockets);
        this.rule = rule;
        this.weights = weights;
        this.contestStage = contestStage;
    }

    /**
     * What a partition gives.
     *
     * @param orphans ballots on no open case
     */
    record Slice(List<CaseClose> closes, PairSums pairs, List<Ballot> orphans) implements Serializable {}

    /** @param ballots those of one case one after another */
    Slice decide(Iterator<Ballot> ballots) {
        Slice slice = new Slice(new ArrayList<>(), new PairSums(contestStage), new ArrayList<>());
        List<Ballot> ofCase = new ArrayList<>();
        while (ballots.hasNext()) {
            Ballot ballot = ballots.next();
            if (!ofCase.isEmpty() && !ofCase.get(0).caseId().equals(ballot.caseId())) {
                close(ofCase, slice);
                ofCase = new ArrayList<>();
            }
            ofCase.add(ballot);
        }
        if (!ofCase.isEmpty()) {
            close(ofCase, slice);
        }
        return slice;
    }

    private void close(List<Ballot> ballots, Slice into) {
        Docket docket = dockets.get(ballots.get(0).caseId());
        if (docket == null) {
            into.orphans().addAll(ballots);
            return;
        }
        ballots.sort(Ballot.ORDER);
        add(rule.close(with(docket, ballots)), into);
    }

    /** A docket with its ballots. @param ballots in their order */
    static Docket with(Docket docket, List<Ballot> ballots) {
        return new Docket(docket.open(), docket.seats(), ballots, docket.truths(), docket.exhausted(), docket.parent());
    }

    /** A case on which nobody voted. */
    void closeSilent(Docket docket, Slice into) {
        add(rule.close(docket), into);
    }

    private void add(CaseClose close, Slice into) {
        into.closes().add(close);
        into.pairs().add(close, weights);
    }
}
