package org.tonemark.nets.train;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.tonemark.nets.TrackInput;
import org.tonemark.nets.calibrate.Agreement;
import org.tonemark.nets.calibrate.ConformalTable;
import org.tonemark.nets.dataset.Label;
import org.tonemark.nets.dataset.Measured;
import org.tonemark.nets.model.Cell;
import org.tonemark.nets.model.CellKind;
import org.tonemark.nets.model.OriginModel;

/**
 * Cells of held-out tracks. A track stands once in a cell: with its file as it is, or with its first altered copy of the
 * cell's duration; rate and coding are those of the file. A cell of fewer than {@link Cell#FEWEST} tracks is left out,
 * so that its tracks are looked up in the next coarser one.
 */
final class CellTables {
    private final List<Measured> tracks;
    private final HeldOutScores scores;
    private final double[] caps;

    /** @param caps of the families, see {@link Agreement} */
    CellTables(List<Measured> tracks, HeldOutScores scores, double[] caps) {
        this.tracks = tracks;
        this.scores = scores;
        this.caps = caps;
    }

    private record Member(int track, int variant) {}

    /** Acceptance statistic and family scores of human tracks. */
    List<Cell> human() {
        List<Cell> cells = new ArrayList<>();
        members(Label.HUMAN).forEach((kind, members) -> {
            ConformalTable[] families = families(members);
            double[] agreement = members.stream()
                    .mapToDouble(m -> Agreement.ofMember(scores.of(m.track, m.variant), families, caps))
                    .toArray();
            cells.add(new Cell(kind, new ConformalTable(agreement), List.of(families)));
        });
        return cells;
    }

    private ConformalTable[] families(List<Member> members) {
        return IntStream.range(0, scores.families())
                .mapToObj(f -> new ConformalTable(members.stream()
                        .mapToDouble(m -> scores.of(f, m.track, m.variant))
                        .toArray()))
                .toArray(ConformalTable[]::new);
    }

    /** Raw scores and family scores of AI tracks. @param raw {@code [variant][track]} */
    List<Cell> ai(double[][] raw) {
        List<Cell> cells = new ArrayList<>();
        members(Label.AI).forEach((kind, members) -> {
            double[] score =
                    members.stream().mapToDouble(m -> raw[m.variant][m.track]).toArray();
            cells.add(new Cell(kind, new ConformalTable(score), List.of(families(members))));
        });
        return cells;
    }

    private interface Visitor {
        void visit(CellKind kind, List<Member> members);
    }

    private record Members(List<CellKind> kinds, List<List<Member>> lists) {
        void forEach(Visitor visitor) {
            for (int i = 0; i < kinds.size(); i++) {
                visitor.visit(kinds.get(i), lists.get(i));
            }
        }
    }

    private Members members(Label label) {
        List<CellKind> kinds = new ArrayList<>();
        List<List<Member>> lists = new ArrayList<>();
        for (CellKind kind : kinds()) {
            List<Member> members = members(label, kind);
            if (members.size() >= Cell.FEWEST) {
                kinds.add(kind);
                lists.add(members);
            }
        }
        if (kinds.isEmpty()) { // a small training set: everything in one cell
            kinds.add(CellKind.ALL);
            lists.add(IntStream.range(0, tracks.size())
                    .filter(t -> tracks.get(t).track().label() == label)
                    .filter(t -> !tracks.get(t).clean().windows().isEmpty())
                    .mapToObj(t -> new Member(t, 0))
                    .toList());
        }
        return new Members(kinds, lists);
    }

    /** From the longest and finest. */
    private static Set<CellKind> kinds() {
        Set<CellKind> kinds = new LinkedHashSet<>();
        List<Double> durations = CellKind.DURATIONS;
        for (int d = durations.size() - 1; d >= 0; d--) {
            for (CellKind.Rate rate : CellKind.Rate.values()) {
                for (CellKind.Coding coding : CellKind.Coding.values()) {
                    kinds.addAll(new CellKind(durations.get(d), rate, coding).upward());
                }
            }
        }
        return kinds;
    }

    private List<Member> members(Label label, CellKind kind) {
        List<Member> members = new ArrayList<>();
        for (int t = 0; t < tracks.size(); t++) {
            if (tracks.get(t).track().label() == label) {
                int variant = variant(tracks.get(t), kind);
                if (variant >= 0) {
                    members.add(new Member(t, variant));
                }
            }
        }
        return members;
    }

    private static int variant(Measured track, CellKind kind) {
        for (int v = 0; v <= track.altered().size(); v++) {
            TrackInput input = v == 0 ? track.clean() : track.altered().get(v - 1);
            CellKind finest = CellKind.of(track.clean().audio(), OriginModel.seconds(input));
            if (!input.windows().isEmpty() && finest.upward().contains(kind)) {
                return v;
            }
        }
        return -1;
    }
}
