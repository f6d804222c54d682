package org.tonemark.curation.store;

import java.util.List;
import org.tonemark.curation.core.Decision;
import org.tonemark.curation.store.TrackStatus.Round;
import org.tonemark.curation.store.TrackStatus.Stage;
import org.tonemark.curation.store.TrackStatus.VerdictSummary;

/** A track's stage in words for its uploader: what is, and what comes next. */
final class StatusSentences {
    private StatusSentences() {}

    static String of(Stage stage, List<VerdictSummary> verdicts, List<Round> rounds, long epoch) {
        return switch (stage) {
            case UNKNOWN -> "This track was never submitted here.";
            case SUBMITTED -> "Submitted. The next verification run measures it.";
            case QUEUED -> "Verified. The close of epoch " + epoch + " calls a panel of curators.";
            case TURNED_DOWN -> "Not shown to be AI-generated (" + reasons(verdicts) + "). You may appeal.";
            case PANEL -> panel(rounds, epoch);
            case PROMOTED, REJECTED -> sentence(rounds);
            case ABSTAINED -> sentence(rounds) + " You may appeal.";
            case REVOKED -> "An upheld dispute took this track's promotion back.";
        };
    }

    /** Of a track that has no round of its own because the same recording was submitted before it. */
    static String repeating(String original, Stage stage) {
        String same = "The same recording as " + original + ", which was submitted first";
        return switch (stage) {
            case TURNED_DOWN -> same + ", and not shown to be AI-generated.";
            case SUBMITTED -> same + ". The next verification run measures it.";
            default -> same + ". Once that track has a case, this one shares it.";
        };
    }

    private static String reasons(List<VerdictSummary> verdicts) {
        VerdictSummary last = verdicts.get(verdicts.size() - 1);
        return last.reasons().isEmpty() ? last.outcome() : String.join(", ", last.reasons());
    }

    private static String panel(List<Round> rounds, long epoch) {
        Round last = rounds.get(rounds.size() - 1);
        return "Before a panel of " + last.seats() + " curators. The close of epoch " + epoch
                + " decides, or calls more of them.";
    }

    private static String sentence(List<Round> rounds) {
        for (int i = rounds.size() - 1; i >= 0; i--) {
            List<Decision> decisions = rounds.get(i).decisions();
            if (!decisions.isEmpty()) {
                return decisions.get(decisions.size() - 1).sentence();
            }
        }
        return "";
    }
}
