package org.tonemark.cli.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tonemark.features.picture.NullPicture.Family;
import org.tonemark.nets.calibrate.ConformalTable;
import org.tonemark.nets.model.Card;
import org.tonemark.verdict.Verdict;

/** The scores of known human-made music that the model's card holds, beside those of a track. */
final class HumanNulls {
    private HumanNulls() {}

    /** One entry a family of evidence that the card calibrates, in the order of the verdict. */
    static List<Family> of(Card card, Verdict.Origin origin) {
        double seconds = origin.segments().stream()
                .mapToDouble(s -> s.endSeconds() - s.startSeconds())
                .max()
                .orElse(0);
        List<Family> families = new ArrayList<>();
        for (Verdict.Evidence evidence : origin.evidence()) {
            card.origin().families().stream()
                    .filter(f -> f.family().equals(evidence.family()))
                    .findFirst()
                    .flatMap(f -> table(f.human(), seconds))
                    .ifPresent(table -> families.add(new Family(
                            evidence.family(), evidence.score(), table.pValue(evidence.score()), table.sorted())));
        }
        return families;
    }

    /** The table that the model compared the track with: that of the longest duration reached. */
    private static Optional<ConformalTable> table(List<Card.DurationTable> tables, double seconds) {
        Comparator<Card.DurationTable> byDuration = Comparator.comparingDouble(Card.DurationTable::minimumSeconds);
        return tables.stream()
                .filter(t -> t.minimumSeconds() <= seconds)
                .max(byDuration)
                .or(() -> tables.stream().min(byDuration))
                .map(Card.DurationTable::table)
                .filter(t -> t.size() > 0);
    }
}
