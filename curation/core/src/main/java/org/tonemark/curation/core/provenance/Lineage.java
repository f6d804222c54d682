package org.tonemark.curation.core.provenance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which parents a record may name. A parent must be a submitted track, or be declared external; the family that results
 * has no cycle and bounded size. A track named as external may be submitted later: from then on its own record counts,
 * so that a cycle through it is found when it is submitted.
 */
public final class Lineage {
    /** Generations between a track and its farthest ancestor, counted along the shortest line. */
    public static final int MAX_GENERATIONS = 100;
    /** Ancestors in all. */
    public static final int MAX_ANCESTORS = 1_000;

    private Lineage() {}

    /** Whether a record fits. */
    public sealed interface Verdict permits Fits, Misfit {}

    public record Fits() implements Verdict {}

    /**
     * @param code stable, upper snake case
     * @param message one line that says what to change
     */
    public record Misfit(String code, String message) implements Verdict {}

    /** @param parentsOf a submitted track's parents of both kinds; empty for a track that is not submitted */
    public static Verdict check(GenerationRecord record, Function<String, Optional<List<String>>> parentsOf) {
        for (String parent : record.parents()) {
            if (parentsOf.apply(parent).isEmpty()) {
                return new Misfit(
                        "UNKNOWN_PARENT",
                        "parent " + parent + " was never submitted here: submit it first, or name it as a parent "
                                + "elsewhere (--external-parent)");
            }
        }
        List<String> first = new ArrayList<>(record.parents());
        first.addAll(record.externalParents());
        Map<String, Integer> ancestors =
                walk(first, MAX_ANCESTORS, t -> parentsOf.apply(t).orElse(List.of()));
        if (ancestors.containsKey(record.track())) {
            return new Misfit(
                    "LINEAGE_CYCLE",
                    "the track would be its own ancestor: one of its parents was made from it already");
        }
        int generations = ancestors.values().stream().mapToInt(g -> g).max().orElse(0);
        if (ancestors.size() > MAX_ANCESTORS || generations > MAX_GENERATIONS) {
            return new Misfit(
                    "LINEAGE_LARGE",
                    "a track has at most " + MAX_ANCESTORS + " ancestors in " + MAX_GENERATIONS + " generations");
        }
        return new Fits();
    }

    /**
     * Relatives in one direction, nearest first, each once, with the number of generations between.
     *
     * @param most stops when one more than that is found
     */
    public static Map<String, Integer> walk(List<String> first, int most, Function<String, List<String>> next) {
        Map<String, Integer> found = new LinkedHashMap<>();
        List<String> generation = first;
        for (int distance = 1; !generation.isEmpty(); distance++) {
            List<String> following = new ArrayList<>();
            for (String track : generation) {
                if (found.size() <= most && found.putIfAbsent(track, distance) == null) {
                    following.add(track);
                }
            }
            generation = found.size() > most
                    ? List.of()
                    : following.stream().flatMap(t -> next.apply(t).stream()).toList();
        }
        return found;
    }
}
