package org.tonemark.cli.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Track by track, what a new model changes.
 *
 * @param before name of the old model
 * @param after name of the new one
 * @param tracks judged by both
 * @param onlyBefore tracks that only the old side has
 * @param onlyAfter tracks that only the new side has
 * @param transitions number of tracks by label, old outcome and new outcome; the label is {@code all} for every track
 * @param changes tracks with another outcome, worst first
 */
record Comparison(
        String before,
        String after,
        int tracks,
        int onlyBefore,
        int onlyAfter,
        Map<String, Map<String, Map<String, Integer>>> transitions,
        List<TrackChange> changes) {
    /** Rows and columns of the matrix of transitions. */
    static final List<String> OUTCOMES = List.of("accepted", "review", "rejected", "unreadable", "none");

    static Comparison of(String before, String after, List<TrackChange> tracks, int onlyBefore, int onlyAfter) {
        Map<String, Map<String, Map<String, Integer>>> transitions = new TreeMap<>();
        List<TrackChange> changes = new ArrayList<>();
        for (TrackChange track : tracks) {
            count(transitions, "all", track);
            if (!track.label().isEmpty()) {
                count(transitions, track.label(), track);
            }
            if (track.changed()) {
                changes.add(track);
            }
        }
        changes.sort(TrackChange.WORST_FIRST);
        return new Comparison(before, after, tracks.size(), onlyBefore, onlyAfter, transitions, changes);
    }

    private static void count(
            Map<String, Map<String, Map<String, Integer>>> transitions, String label, TrackChange track) {
        transitions
                .computeIfAbsent(label, l -> new TreeMap<>())
                .computeIfAbsent(track.before().name(), o -> new TreeMap<>())
                .merge(track.after().name(), 1, Integer::sum);
    }

    int count(String label, String from, String to) {
        return transitions
                .getOrDefault(label, Map.of())
                .getOrDefault(from, Map.of())
                .getOrDefault(to, 0);
    }

    long lost() {
        return changes.stream().filter(TrackChange::lost).count();
    }

    long wronglyGained() {
        return changes.stream().filter(TrackChange::wronglyGained).count();
    }
}
