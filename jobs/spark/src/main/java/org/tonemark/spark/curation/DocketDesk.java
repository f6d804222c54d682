package org.tonemark.spark.curation;

import com.esotericsoftware.kryo.io.Output;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.tonemark.curation.core.Ballot;
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
    private static final long serialVersionUID = 1L;

    private final PackedDockets dockets;
    private final CaseRule rule;
    private final Weights weights;
    private final int contestStage;

    DocketDesk(PackedDockets dockets, CaseRule rule, Weights weights, int contestStage) {
        this.dockets = dockets;
        this.rule = rule;
        this.weights = weights;
        this.contestStage = contestStage;
    }

    /** @param docket its number among the dockets */
    record Close(int docket, CaseClose close) {}

    /**
     * What a partition gives.
     *
     * @param closes as {@link SliceWire} writes them
     * @param orphans ballots on no open case, as {@link BallotWire} writes them with their cases
     */
    record Slice(byte[] closes, PairSums pairs, byte[] orphans, int orphanCount) implements Serializable {}

    /** @param ballots those of one case one after another */
    Slice decide(Iterator<Ballot> ballots) {
        Work work = new Work();
        List<Ballot> ofCase = new ArrayList<>();
        while (ballots.hasNext()) {
            Ballot ballot = ballots.next();
            if (!ofCase.isEmpty() && !ofCase.get(0).caseId().equals(ballot.caseId())) {
                work.close(ofCase);
                ofCase = new ArrayList<>();
            }
            ofCase.add(ballot);
        }
        if (!ofCase.isEmpty()) {
            work.close(ofCase);
        }
        return work.slice();
    }

    /** A partition under way. */
    private final class Work {
        private final List<Close> closes = new ArrayList<>();
        private final PairSums pairs = new PairSums(contestStage);
        private final List<Ballot> orphans = new ArrayList<>();

        void close(List<Ballot> ballots) {
            int at = dockets.indexOf(ballots.get(0).caseId());
            if (at < 0) {
                orphans.addAll(ballots);
                return;
            }
            ballots.sort(Ballot.ORDER);
            CaseClose close = rule.close(with(dockets.get(at), ballots));
            closes.add(new Close(at, close));
            pairs.add(close, weights);
        }

        Slice slice() {
            Output out = new Output(256, -1);
            BallotWire.Writer writer = new BallotWire.Writer(out);
            orphans.forEach(writer::withCase);
            return new Slice(SliceWire.encode(closes), pairs, out.toBytes(), orphans.size());
        }
    }

    /** A docket with its ballots. @param ballots in their order */
    static Docket with(Docket docket, List<Ballot> ballots) {
        return new Docket(docket.open(), docket.seats(), ballots, docket.truths(), docket.exhausted(), docket.parent());
    }
}
