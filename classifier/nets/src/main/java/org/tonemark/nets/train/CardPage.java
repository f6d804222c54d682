package org.tonemark.nets.train;

import java.util.List;
import org.tonemark.features.Decimals;
import org.tonemark.nets.model.Card;
import org.tonemark.nets.model.Card.FamilyCard;
import org.tonemark.nets.model.Card.GeneratorCard;
import org.tonemark.nets.model.Card.OriginCard;
import org.tonemark.nets.model.Card.TagCard;
import org.tonemark.nets.model.Cell;

/** The model card for people, {@code card.md}, from the card for programs. */
final class CardPage {
    private CardPage() {}

    static String markdown(Card card) {
        StringBuilder page = new StringBuilder();
        page.append("# Model card: ").append(card.id()).append("\n\n");
        page.append("AI origin, genre and mood of music, for `tonemark verify`. Written by `tonemark train`; the same"
                + " facts for programs, with the calibration tables, are in `card.json`. Measured quality:"
                + " `tonemark evaluate`, and `docs/benchmarks/`.\n");
        page.append("\n## AI origin\n\n");
        page.append(
                "Score of a 15-s window = sum of the families, clipped; a track is the mean of its windows. Likelihood ="
                        + " logistic function of "
                        + number(card.origin().calibration().slope()) + " · score + "
                        + number(card.origin().calibration().intercept()) + ".\n\n");
        page.append(
                "| family | score | features | clipped to | speaks at this share of human music |\n| --- | --- | --- | --- | --- |\n");
        for (FamilyCard family : card.origin().families()) {
            page.append("| ")
                    .append(family.family())
                    .append(" | ")
                    .append(family.name())
                    .append(" | ")
                    .append(family.columns().size())
                    .append(" | ")
                    .append(number(family.low()))
                    .append(" … ")
                    .append(number(family.high()))
                    .append(" | ")
                    .append(number(family.cap()))
                    .append(" |\n");
        }
        page.append(
                "\nAcceptance statistic: A = −max over the families of p / cap, p the share of known human music that"
                        + " scores at least as much; the policy's p-value is that of A.\n");
        cells(page, card.origin());
        GeneratorCard generators = card.origin().generators();
        if (generators != null) {
            page.append("\nGenerators it can name (from probability ")
                    .append(number(generators.threshold()))
                    .append("; otherwise unknown): ")
                    .append(String.join(
                            ", ",
                            generators.labels().stream()
                                    .filter(l -> !l.equals(GeneratorCard.HUMAN))
                                    .toList()))
                    .append(".\n");
        }
        tags(page, "Genre", card.genre());
        tags(page, "Mood", card.mood());
        list(page, "Training tracks", card.training().rows());
        list(page, "Settings", card.training().options());
        list(page, "What a user must know", card.training().warnings());
        list(page, "Licence and patents", CardNotes.LICENCE_AND_PATENTS);
        page.append("\nSeed ")
                .append(card.training().seed())
                .append(", features ")
                .append(card.layout().version())
                .append(", manifest SHA-256 ")
                .append(card.training().manifestSha256())
                .append(".\n");
        return page.toString();
    }

    private static void tags(StringBuilder page, String title, @org.jspecify.annotations.Nullable TagCard card) {
        if (card != null) {
            page.append("\n## ").append(title).append("\n\n");
            page.append("Labels: ").append(String.join(", ", card.labels())).append(".");
            if (card.threshold() > 0) {
                page.append(" `unknown` below a confidence of ")
                        .append(number(card.threshold()))
                        .append(": not sure among these labels, no detector of other genres. Temperature ")
                        .append(number(card.temperature()))
                        .append(".");
            }
            page.append("\n");
        }
    }

    private static void list(StringBuilder page, String title, List<String> items) {
        page.append("\n## ").append(title).append("\n\n");
        items.forEach(item -> page.append("- ").append(item).append("\n"));
    }

    private static void cells(StringBuilder page, OriginCard origin) {
        page.append(
                "\nHeld-out tracks behind the p-values. A track is compared with the finest cell it belongs to; kinds"
                        + " with fewer than " + Cell.FEWEST + " tracks have none of their own.\n\n");
        page.append("| cell | human | AI |\n| --- | --- | --- |\n");
        origin.human().forEach(cell -> cell(page, cell, cell.score().size() + " | "));
        origin.ai().forEach(cell -> cell(page, cell, " | " + cell.score().size()));
    }

    private static void cell(StringBuilder page, Cell cell, String counts) {
        page.append("| ")
                .append(cell.kind().words())
                .append(" | ")
                .append(counts)
                .append(" |\n");
    }

    private static String number(double value) {
        return Decimals.trimmed(value, 4);
    }
}
