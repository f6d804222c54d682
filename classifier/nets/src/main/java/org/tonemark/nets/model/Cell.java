package org.tonemark.nets.model;

import java.util.Comparator;
import java.util.List;
import org.tonemark.nets.calibrate.ConformalTable;

/**
 * Held-out scores of known tracks of one kind.
 *
 * @param score of human tracks their acceptance statistic, of AI tracks their sum of the families
 * @param families each family's score, in the card's order
 */
public record Cell(CellKind kind, ConformalTable score, List<ConformalTable> families) {
    /** Fewest tracks of a cell: a p-value of 0.5 % needs 199. */
    public static final int FEWEST = 199;

    /**
     * The cell to compare a track with: the finest that its kind belongs to, else of the next longer duration, whose
     * scores are higher, else the first.
     */
    public static Cell find(List<Cell> cells, CellKind kind) {
        for (CellKind coarser : kind.upward()) {
            for (Cell cell : cells) {
                if (cell.kind.equals(coarser)) {
                    return cell;
                }
            }
        }
        return cells.stream()
                .filter(c -> c.kind.rate() == null && c.kind.minimumSeconds() > kind.minimumSeconds())
                .min(Comparator.comparingDouble(c -> c.kind.minimumSeconds()))
                .orElseGet(() -> cells.get(0));
    }
}
