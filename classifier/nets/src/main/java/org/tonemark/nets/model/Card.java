package org.tonemark.nets.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tonemark.nets.FeatureLayout;
import org.tonemark.nets.calibrate.PlattScaling;

/**
 * Everything of a bundle that is not weights: {@code card.json}.
 *
 * @param format of the bundle; programs refuse another one
 * @param id identity, such as {@code origin-2026.11e}
 * @param layout the features that the networks were trained on
 * @param genre {@code null} when the manifest labelled none
 * @param mood {@code null} when the manifest labelled none
 * @param training how it was made, for people
 */
public record Card(
        int format,
        String id,
        FeatureLayout layout,
        OriginCard origin,
        @Nullable TagCard genre,
        @Nullable TagCard mood,
        TrainingCard training) {
    /** The format that this program writes and reads. */
    public static final int FORMAT = 3;

    public static final String FILE = "card.json";

    /**
     * Origin: families of evidence, their sum, its calibration.
     *
     * @param families the raw score of a window is the sum of their clipped scores
     * @param calibration raw score → probability, for tracks and for windows
     * @param human held-out human tracks, at least one cell
     * @param ai held-out AI tracks, at least one cell
     * @param bandwidths of the same tracks
     * @param generators {@code null} when fewer than two were labelled
     */
    public record OriginCard(
            List<FamilyCard> families,
            PlattScaling calibration,
            List<Cell> human,
            List<Cell> ai,
            Bandwidths bandwidths,
            @Nullable GeneratorCard generators) {}

    /**
     * Highest frequencies with programme content, Hz, of the tracks behind the longest cells: no evidence, but a batch
     * beyond them is unlike what the model knows.
     *
     * @param human of human-made tracks, ascending
     * @param ai of AI-generated tracks, ascending
     */
    public record Bandwidths(List<Integer> human, List<Integer> ai) {
        /** Copies the lists. */
        public Bandwidths {
            human = List.copyOf(human);
            ai = List.copyOf(ai);
        }
    }

    /**
     * One family of evidence: a kernel machine on some features, or the statistic of decoder lines.
     *
     * @param name what is seen, for a person
     * @param columns names of its features; for lines those of {@link FamilyScorer.Lines}
     * @param file of its kernel machine; {@code null} for lines
     * @param low lower clip of the score in the raw score
     * @param high upper clip: one strong family must not outvote the others without end
     * @param cap share of human tracks from which it speaks, in the acceptance statistic
     */
    public record FamilyCard(
            String family,
            String name,
            List<String> columns,
            @Nullable String file,
            double low,
            double high,
            double cap) {

        /** The score as it enters the raw score. */
        public double clipped(double score) {
            return Math.max(low, Math.min(high, score));
        }
    }

    /**
     * Which generator, when the origin is AI.
     *
     * @param columns names of its features
     * @param threshold probability from which a generator is named
     */
    public record GeneratorCard(List<String> columns, List<String> labels, String file, double threshold) {
        /** The label of human music, never named as a generator. */
        public static final String HUMAN = "human";
    }

    /**
     * Genre or mood.
     *
     * @param temperature divides the log-probabilities (genre); 1 for mood
     * @param threshold confidence below which the label is {@code unknown} (genre); 0 for mood
     */
    public record TagCard(List<String> labels, String file, double temperature, double threshold) {}

    /**
     * For people and for reproduction.
     *
     * @param rows counts of training tracks: {@code ai 227, human 283, …}
     * @param warnings what a user must know: licences, what no figure covers
     */
    public record TrainingCard(
            String manifestSha256, long seed, List<String> rows, List<String> options, List<String> warnings) {}
}
