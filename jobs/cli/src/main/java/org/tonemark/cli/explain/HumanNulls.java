package org.tonemark.cli.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tonemark.features.picture.NullPicture.Family;
import org.tonemark.nets.calibrate.ConformalTable;
import org.tonemark.nets.model.Card;
import org.tonemark.nets.model.Cell;
import org.tonemark.verdict.Verdict;

/** The scores of known human-made music that the model's card holds, beside those of a track. */
final class HumanNulls {
    private HumanNulls() {}

    /** One entry a family of evidence that the card calibrates, in the order of the verdict. */
    static List<Family> of(Card card, Verdict.Origin origin) {
        Verdict.Calibration calibration = origin.calibration();
        Optional<Cell> cell = card.origin().human().stream()
                .filter(c -> calibration != null && c.kind().words().equals(calibration.cell()))
                .findFirst();
        List<String> names =
                card.origin().families().stream().map(Card.FamilyCard::family).toList();
        List<Family> families = new ArrayList<>();
        for (Verdict.Evidence evidence : origin.evidence()) {
            int at = names.indexOf(evidence.family());
            if (at >= 0 && cell.isPresent()) {
                ConformalTable table = cell.get().families().get(at);
                families.add(new Family(
                        evidence.family(), evidence.score(), table.pValue(evidence.score()), table.sorted()));
            }
        }
        return families;
    }
}
