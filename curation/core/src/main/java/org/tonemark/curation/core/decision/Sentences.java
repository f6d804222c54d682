package org.tonemark.curation.core.decision;

import java.util.List;
import java.util.Locale;
import org.tonemark.curation.core.Answer;
import org.tonemark.curation.core.ClaimDecision;
import org.tonemark.curation.core.Family;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.core.Stage;
import org.tonemark.curation.core.Status;

/** Decisions in words. Percentages are whole, rounded down: a sentence never claims more than the numbers. */
final class Sentences {
    private Sentences() {}

    static String of(
            Status status, String reason, List<ClaimDecision> claims, int seats, Rule.Panels panels, int stageIndex) {
        Stage stage = panels.stages().get(stageIndex);
        return switch (status) {
            case PROMOTED ->
                say(
                        "Promoted: %s said yes, and %d%% were needed. %s",
                        shares(claims, Answer.YES), percentUp(stage), turning(claims, Answer.YES));
            case REJECTED -> rejected(reason, claims, stage);
            case ABSTAINED -> abstained(reason, claims, seats, stage);
            case NEEDS_MORE -> waiting(reason, seats, stageIndex, panels);
        };
    }

    private static String rejected(String reason, List<ClaimDecision> claims, Stage stage) {
        Family family = switch (reason) {
            case "ORIGIN_DENIED" -> Family.ORIGIN;
            case "FLAG_UPHELD" -> Family.FLAG;
            default -> Family.QUALITY;
        };
        Answer side = family == Family.FLAG ? Answer.YES : Answer.NO;
        List<ClaimDecision> against = claims.stream()
                .filter(c -> c.claim().family() == family && c.finding() == side)
                .toList();
        String about = switch (family) {
            case ORIGIN -> "the panel does not find it AI-generated";
            case QUALITY -> "the panel does not find it worth promoting";
            case FLAG -> "the panel upholds the flag “" + against.get(0).claim().code() + "”";
        };
        return say(
                "Rejected: %s; %d%% of the panel's weight said so, and %d%% were needed. %s The uploader may appeal.",
                about, percent(against.get(0), side), percentUp(stage), turning(against, side));
    }

    private static String abstained(String reason, List<ClaimDecision> claims, int seats, Stage stage) {
        return switch (reason) {
            case "TOO_FEW_CURATORS" ->
                say(
                        "Not decided: %d of the %d curators that a decision needs could be seated. It is not admitted.",
                        seats, stage.seats());
            case "GOLD_SHOWN" ->
                say("A test case: its truth was known beforehand and is now shown; %d curators answered.", seats);
            default ->
                say(
                        "Not decided: after %d ballots the panel is still divided (%s said yes, and %d%% were needed)."
                                + " It is not admitted; the uploader may appeal to a fresh panel.",
                        seats, shares(claims, Answer.YES), percentUp(stage));
        };
    }

    private static String waiting(String reason, int seats, int stageIndex, Rule.Panels panels) {
        Stage stage = panels.stages().get(stageIndex);
        return switch (reason) {
            case "TRAINING" -> "A training case: it stays open for newcomers.";
            case "ORIGIN_GATE_CLOSED" ->
                "Waiting: panels may not find a track AI-generated until test cases show that they"
                        + " can; the ballots are kept.";
            case "NEXT_STAGE" ->
                say(
                        "Waiting: %d ballots did not settle it; %d more curators are called.",
                        seats, panels.stages().get(stageIndex + 1).seats() - seats);
            default -> say("Waiting: %d of %d ballots are in.", seats, stage.seats());
        };
    }

    private static String turning(List<ClaimDecision> claims, Answer side) {
        return claims.stream()
                .filter(c -> c.finding() == side)
                .min((a, b) -> Integer.compare(a.turnSeats(), b.turnSeats()))
                .map(c -> say(
                        "At least %d of the %d seats would have had to answer the other way to turn it.",
                        c.turnSeats(), c.seats()))
                .orElse("");
    }

    private static String shares(List<ClaimDecision> claims, Answer side) {
        return String.join(
                " and ",
                claims.stream()
                        .filter(c -> c.claim().family() != Family.FLAG)
                        .map(c -> say("%d%% of the panel's weight on %s", percent(c, side), c.claim()))
                        .toList());
    }

    private static long percent(ClaimDecision claim, Answer side) {
        long total = claim.yes() + claim.no() + claim.unsure();
        long part = switch (side) {
            case YES -> claim.yes();
            case NO -> claim.no();
            case UNSURE -> claim.unsure();
        };
        return total == 0 ? 0 : 100 * part / total;
    }

    private static long percentUp(Stage stage) {
        return (100L * stage.needed() + stage.seats() - 1) / stage.seats();
    }

    private static String say(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
