package org.tonemark.curation.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.tonemark.curation.core.provenance.Lineage;
import org.tonemark.curation.store.TrackStatus.Family;
import org.tonemark.curation.store.TrackStatus.Relative;
import org.tonemark.curation.store.TrackStatus.Stage;

/** A track's ancestors and descendants, with where each stands. */
final class Families {
    private final Handle handle;
    private final Function<String, Stage> stages;

    Families(Handle handle, Function<String, Stage> stages) {
        this.handle = handle;
        this.stages = stages;
    }

    Family of(String cid, Stage stage) {
        Map<String, Integer> up = Lineage.walk(parents(cid), Family.MOST, this::parents);
        Map<String, Integer> down = Lineage.walk(children(cid), Family.MOST, this::children);
        List<Relative> ancestors = relatives(up);
        List<Relative> descendants = relatives(down);
        boolean more = up.size() > Family.MOST || down.size() > Family.MOST;
        return new Family(ancestors, descendants, more, notes(stage, ancestors, descendants));
    }

    private List<String> parents(String cid) {
        return Records.parents(handle, cid);
    }

    private List<String> children(String cid) {
        return Records.children(handle, cid, Family.MOST + 1);
    }

    private List<Relative> relatives(Map<String, Integer> found) {
        return found.entrySet().stream()
                .limit(Family.MOST)
                .map(e -> new Relative(e.getKey(), e.getValue(), stages.apply(e.getKey())))
                .toList();
    }

    /** A fallen ancestor changes no decision: the panel judged this track, not its parents. */
    private static List<String> notes(Stage stage, List<Relative> ancestors, List<Relative> descendants) {
        List<String> notes = new ArrayList<>();
        for (Relative ancestor : ancestors) {
            String fell = fallen(ancestor.stage());
            if (!fell.isEmpty()) {
                notes.add((ancestor.generations() == 1 ? "Its parent " : "Its ancestor ") + ancestor.cid() + " " + fell
                        + ". This track's own decision stands until an appeal, an audit or a dispute changes it.");
            }
        }
        if (!fallen(stage).isEmpty() && !descendants.isEmpty()) {
            notes.add("Tracks made from this one keep their own decisions; their status names this one.");
        }
        return notes;
    }

    private static String fallen(Stage stage) {
        return switch (stage) {
            case REJECTED -> "was rejected";
            case TURNED_DOWN -> "was not shown to be AI-generated";
            case REVOKED -> "lost its promotion to a dispute";
            default -> "";
        };
    }
}
