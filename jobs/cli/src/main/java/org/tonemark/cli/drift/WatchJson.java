package org.tonemark.cli.drift;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.tonemark.cli.drift.BatchWatch.Overturned;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.Rounding;

/** What a watch has to say, as {@code drift} and {@code noLongerAccepted} of a run file. */
public final class WatchJson {
    private WatchJson() {}

    public static void add(ObjectNode run, BatchWatch watch) {
        Drift drift = watch.drift();
        ObjectNode node = run.putObject("drift");
        node.put("state", drift.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        node.put("tracks", drift.tracks()).put("falseAlarmRate", Drift.FALSE_ALARM_RATE);
        ArrayNode findings = node.putArray("findings");
        for (Drift.Finding finding : drift.findings()) {
            findings.addObject()
                    .put("family", finding.family())
                    .put("side", finding.side())
                    .put("bound", Rounding.round4(finding.bound()))
                    .put("tracks", finding.beyond())
                    .put("share", Rounding.round4(finding.share()))
                    .put("expectedShare", Rounding.round4(finding.expected()))
                    .put("pValue", finding.pValue());
        }
        ObjectNode mix = node.putObject("mix");
        drift.mix().forEach(mix::put);
        overturned(run.putObject("noLongerAccepted"), watch);
    }

    private static void overturned(ObjectNode node, BatchWatch watch) {
        node.put("count", watch.overturnedCount());
        ArrayNode tracks = node.putArray("tracks");
        for (Overturned track : watch.overturned()) {
            ObjectNode row = tracks.addObject().put("input", track.input()).put("cid", track.cid());
            row.putObject("acceptedBy")
                    .put("model", track.acceptedBy().model())
                    .put("policy", track.acceptedBy().policy())
                    .put("tonemark", track.acceptedBy().version());
            Outcome outcome = track.outcome();
            row.put("outcome", outcome == null ? null : outcome.json());
            ArrayNode reasons = row.putArray("reasons");
            track.reasons().forEach(reasons::add);
        }
    }
}
