package org.tonemark.curation.console.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.console.view.StatusPage;
import org.tonemark.curation.console.view.StatusPage.Attested;
import org.tonemark.curation.core.CaseKind;
import org.tonemark.curation.core.Decision;
import org.tonemark.curation.store.TrackStatus;
import org.tonemark.curation.store.TrackStatus.AppealSummary;
import org.tonemark.curation.store.TrackStatus.DisputeSummary;
import org.tonemark.curation.store.TrackStatus.Remark;
import org.tonemark.curation.store.TrackStatus.Round;
import org.tonemark.curation.store.TrackStatus.Stage;
import org.tonemark.curation.store.TrackStatus.VerdictSummary;
import org.tonemark.verdict.Reason;

/** A track's history as steps, the oldest first, and what is awaited as the last ones. */
public final class TimeLine {
    /** Of a round; the rest stands in the JSON. */
    private static final int MOST_NOTES = 10;

    private final Texts t;
    private final TrackStatus status;
    private final StatusPage page;
    private final List<Step> steps = new ArrayList<>();

    private TimeLine(Texts t, StatusPage page) {
        this.t = t;
        this.page = page;
        this.status = page.status();
    }

    /** @param epoch the open one */
    public static List<Step> of(Texts t, StatusPage page, long epoch) {
        TimeLine line = new TimeLine(t, page);
        line.submission();
        line.status.verdicts().forEach(line::verdict);
        line.status.rounds().forEach(round -> line.round(round, epoch));
        line.status.disputes().forEach(line::dispute);
        line.awaited(epoch, page.receipt());
        return List.copyOf(line.steps);
    }

    private void submission() {
        Long at = status.submittedAtMillis();
        if (at == null) {
            return;
        }
        List<String> notes = new ArrayList<>();
        if (status.recordCid() != null) {
            notes.add(t.of("line.submitted.record"));
        }
        if (status.nearDuplicateOf() != null) {
            notes.add(t.of("line.submitted.duplicate", status.nearDuplicateOf()));
        }
        String by = status.uploader() == null ? "" : status.uploader().hex();
        add("done", at, t.of("line.submitted"), t.of("line.submitted.by", by), notes, "", "");
    }

    private void verdict(VerdictSummary verdict) {
        String state = switch (verdict.outcome()) {
            case "accepted" -> "good";
            case "review" -> "done";
            default -> "bad";
        };
        add(
                state,
                verdict.atMillis(),
                t.orElse("line.verdict." + verdict.outcome(), verdict.outcome()),
                t.orElse("line.verdict." + verdict.outcome() + ".means", ""),
                verdict.reasons().stream().map(TimeLine::sentence).toList(),
                "",
                String.join(", ", verdict.reasons()) + " · " + verdict.model() + " · " + verdict.policy());
    }

    private void round(Round round, long epoch) {
        status.appeals().stream().filter(appeal -> opened(appeal, round)).forEach(this::appeal);
        if (round.kind() == CaseKind.AUDIT) {
            add("done", null, t.of("line.audit"), t.of("line.audit.means"), List.of(), "", "");
        }
        round.decisions().forEach(this::decision);
        round.notes().stream().limit(MOST_NOTES).forEach(this::note);
        if (round.open()) {
            add(
                    "now",
                    null,
                    t.of("line.panel"),
                    t.of("line.panel.means", round.seats(), String.valueOf(epoch)),
                    List.of(t.of(round.claims().size() > 1 ? "line.panel.both" : "line.panel.quality"), until()),
                    "",
                    t.of("line.panel.opened", String.valueOf(round.openedEpoch())));
        }
    }

    private void appeal(AppealSummary appeal) {
        add(
                "done",
                appeal.atMillis(),
                t.of("line.appeal"),
                t.of("line.appeal.means"),
                List.of(),
                appeal.statement(),
                "");
    }

    private void decision(Decision decision) {
        String state = switch (decision.status()) {
            case PROMOTED -> "good";
            case REJECTED -> "bad";
            case ABSTAINED, NEEDS_MORE -> "done";
        };
        add(
                state,
                page.closes().get(decision.epoch()),
                t.of("line.decision." + decision.status()),
                decision.sentence(),
                List.of(),
                "",
                t.of("line.decision.of", String.valueOf(decision.epoch()), decision.reason()));
    }

    private void note(Remark remark) {
        add(
                "done",
                null,
                t.of("line.note"),
                t.of("line.note.means", Formats.shortAddress(remark.curator().hex())),
                List.of(),
                remark.note(),
                t.of("line.note.of", String.valueOf(remark.epoch())));
    }

    private void dispute(DisputeSummary dispute) {
        add(
                "done",
                null,
                t.of("line.dispute"),
                t.of("line.dispute.means", dispute.id()),
                List.of(),
                dispute.statement(),
                "");
        String resolution = dispute.resolution();
        if (resolution != null) {
            String key = dispute.revokes() ? "line.dispute.upheld" : "line.dispute.dismissed";
            add(dispute.revokes() ? "bad" : "good", null, t.of(key), "", List.of(), resolution, "");
        }
    }

    private void awaited(long epoch, StatusPage.@Nullable Receipt receipt) {
        String number = String.valueOf(epoch);
        Stage stage = status.stage();
        List<AppealSummary> pending = status.appeals().stream()
                .filter(appeal -> status.rounds().stream().noneMatch(round -> opened(appeal, round)))
                .toList();
        if (!pending.isEmpty()) {
            pending.forEach(this::appeal);
            next("now", "line.next.appeal", number);
            return;
        }
        switch (stage) {
            case SUBMITTED -> next("now", "line.next.verdict", number);
            case QUEUED -> next("now", "line.next.panel", number);
            case TURNED_DOWN, REJECTED, ABSTAINED -> next("next", "line.next.mayappeal", number);
            default -> {}
        }
        if (stage == Stage.SUBMITTED || stage == Stage.QUEUED || stage == Stage.PANEL) {
            next("next", "line.next.decision", number);
        }
        if (receipt != null) {
            String text = t.of("line.receipt." + receipt.attested(), receipt.chain());
            add(
                    receipt.attested() == Attested.WITHDRAWN ? "bad" : "good",
                    null,
                    t.of("line.receipt"),
                    text,
                    List.of(),
                    "",
                    "");
        } else if (stage == Stage.PROMOTED) {
            next("next", "line.next.receipt", number);
        }
    }

    /** An appeal opens the round after the one it contests; of a track that had no panel, the first. */
    private static boolean opened(AppealSummary appeal, Round round) {
        int number = round.caseId().round();
        return round.kind() == CaseKind.APPEAL && (number == appeal.round() + 1 || number == 0 && appeal.round() == 0);
    }

    private void next(String state, String key, String epoch) {
        boolean close = key.matches("line\\.next\\.(panel|appeal|decision)");
        add(state, null, t.of(key), t.of(key + ".means", epoch), close ? List.of(until()) : List.of(), "", "");
    }

    /** When the open epoch closes, as far as the past tells. */
    private String until() {
        Long next = page.nextClose();
        return next == null ? t.of("line.until.unknown") : t.of("line.until", Formats.time(next));
    }

    private void add(
            String state,
            @Nullable Long at,
            String heading,
            String body,
            List<String> notes,
            String quote,
            String codes) {
        steps.add(new Step(state, at, heading, body, notes, quote, codes));
    }

    /** The reason's sentence; the code itself for one of another version. */
    public static String sentence(String code) {
        try {
            return Reason.valueOf(code).sentence();
        } catch (IllegalArgumentException e) {
            return code;
        }
    }
}
