package org.tonemark.nets.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tonemark.nets.FeatureLayout;
import org.tonemark.nets.ModelBundle;
import org.tonemark.nets.Progress;
import org.tonemark.nets.dataset.AudioMeasurer;
import org.tonemark.nets.dataset.Dataset;
import org.tonemark.nets.dataset.DatasetException;
import org.tonemark.nets.dataset.FeatureCache;
import org.tonemark.nets.dataset.FfmpegAugmenter;
import org.tonemark.nets.dataset.Label;
import org.tonemark.nets.dataset.Measured;
import org.tonemark.nets.dataset.Measurements;
import org.tonemark.nets.model.BundleModels;
import org.tonemark.nets.model.Card;
import org.tonemark.nets.model.Card.TrainingCard;
import org.tonemark.nets.model.EnsembleFile;
import org.tonemark.nets.model.ModelFiles;

/**
 * Trains, calibrates and cards a bundle. The same manifest, audio and options give the same bytes on one machine
 * architecture.
 */
public final class Trainer {
    private Trainer() {}

    /**
     * Trains on a manifest and writes the bundle to a directory.
     *
     * @param manifest see {@link Dataset}
     * @param root folder that the files' paths start from
     * @param directory where the bundle goes, such as {@code models/origin-2026.11e}; made when missing
     * @return the model, ready for use
     * @throws DatasetException if the manifest or its audio cannot be used
     * @throws IOException if the bundle cannot be written
     */
    public static ModelBundle train(Path manifest, Path root, Path directory, TrainOptions options, Progress progress)
            throws IOException {
        Dataset dataset = Dataset.read(manifest, root);
        Measurements measurements = new Measurements(
                new AudioMeasurer(), FfmpegAugmenter.training(), new FeatureCache(options.cache()), options.threads());
        List<Measured> tracks = measurements.measure(dataset, options.augmentations(), progress);
        List<String> alterations = measurements.alterations(options.augmentations());
        String hash = sha256(Files.readAllBytes(manifest));
        ModelFiles files = train(tracks, FeatureLayout.measured(), options, alterations, hash, progress);
        files.write(directory);
        return ModelBundle.of(files);
    }

    /**
     * Trains on measured tracks.
     *
     * @param alterations names of the altered copies, for the card
     * @param manifestSha256 for the card
     * @throws DatasetException if there are too few sources of AI or of human tracks
     */
    static ModelFiles train(
            List<Measured> tracks,
            FeatureLayout layout,
            TrainOptions options,
            List<String> alterations,
            String manifestSha256,
            Progress progress) {
        List<Measured> origin =
                tracks.stream().filter(t -> t.track().forOrigin()).toList();
        requireSources(origin);
        TrainedOrigin trained = TrainedOrigin.train(origin, layout, options, progress);
        progress.at("genre and mood", 0, 2);
        TrainedTags genre = TrainedTags.genre(tracks, layout, options);
        progress.at("genre and mood", 1, 2);
        TrainedTags mood = TrainedTags.mood(tracks, layout, options);
        progress.at("genre and mood", 2, 2);
        Map<String, byte[]> files = new TreeMap<>(trained.files());
        put(files, genre);
        put(files, mood);
        Card card = new Card(
                Card.FORMAT,
                options.id(),
                layout,
                trained.card(),
                genre == null ? null : genre.card(),
                mood == null ? null : mood.card(),
                new TrainingCard(
                        manifestSha256,
                        options.seed(),
                        rows(tracks),
                        settings(tracks, options, alterations),
                        warnings(genre)));
        files.put(Card.FILE, BundleModels.write(card));
        files.put("card.md", CardPage.markdown(card).getBytes(StandardCharsets.UTF_8));
        return ModelFiles.of(files);
    }

    private static void put(Map<String, byte[]> files, @Nullable TrainedTags tags) {
        if (tags != null) {
            files.put(tags.card().file(), EnsembleFile.write(tags.network()));
        }
    }

    private static void requireSources(List<Measured> origin) {
        for (Label label : List.of(Label.AI, Label.HUMAN)) {
            long sources = origin.stream()
                    .filter(t -> t.track().label() == label)
                    .map(t -> t.track().group())
                    .distinct()
                    .count();
            if (sources < 2) {
                throw new DatasetException("training needs " + label.spelling() + " tracks of at least 2 groups, not "
                        + sources + ": calibration holds out whole groups");
            }
        }
    }

    private static List<String> rows(List<Measured> tracks) {
        List<String> rows = new ArrayList<>();
        for (Label label : Label.values()) {
            rows.add(label.spelling() + ": "
                    + tracks.stream()
                            .filter(t -> t.track().forOrigin() && t.track().label() == label)
                            .count());
        }
        rows.add("genre: "
                + tracks.stream()
                        .filter(t -> t.track().forTags() && t.track().genre() != null)
                        .count());
        rows.add("mood: "
                + tracks.stream()
                        .filter(t -> t.track().forTags() && t.track().mood() != null)
                        .count());
        return rows;
    }

    /** How many sources the human tracks have, and the largest. */
    private static String sources(List<Measured> tracks) {
        Map<String, Long> counts = tracks.stream()
                .filter(t -> t.track().forOrigin() && t.track().label() == Label.HUMAN)
                .collect(Collectors.groupingBy(t -> t.track().source(), TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(largest -> counts.size() + " sources, the largest " + largest.getKey() + " with "
                        + largest.getValue() + " tracks")
                .orElse("none");
    }

    private static List<String> settings(List<Measured> tracks, TrainOptions options, List<String> alterations) {
        return List.of(
                "members of each ensemble: " + options.members(),
                "altered copies of each origin track: " + String.join(", ", alterations),
                "human music: " + sources(tracks),
                "splits: calibration scores by " + TrainedOrigin.FOLDS
                        + " folds that share no generator, source or publisher",
                "prior of the likelihood: AI and not AI equally likely");
    }

    private static List<String> warnings(@Nullable TrainedTags genre) {
        List<String> warnings = new ArrayList<>(List.of(
                "Trained on research excerpts under mixed or unstated licences, and on excerpts of free game music from Debian's"
                        + " packages, which docs/training/human-music.tsv lists with their licences; none of them is shipped.",
                "Decoder lines mean a neural decoder, not AI composition: human music that went through a neural codec shows"
                        + " them too. What tells them apart is the second family, and for DAC, EnCodec and MuCodec their"
                        + " spacing. Another codec, at the rates of generators, is told by the second family alone."
                        + " Mustango, Tango and AudioLDM share MuCodec's spacing through their vocoder and go to review.",
                "Generators without a neural decoder (Riffusion, Noise2Music, Udio) leave no lines: none is accepted, most"
                        + " go to review.",
                "A change of speed moves the lines: within 5.5 % they are mostly found again and count, beyond it such tracks go"
                        + " to review. A change of tempo or pitch alone breaks the lines: review too.",
                "A comb shaped by its own band and no louder than a decoder's lines passes every test of them; then only the"
                        + " partials stand between a forgery and acceptance, at the share of human music that the policy lets"
                        + " speak.",
                "Lines must last through every third of a window: AI music for some seconds before human music goes to review"
                        + " as HYBRID, and so does AI music that is silent for a third of 15 s.",
                "Layers are not told apart: an AI voice over a human band, or the reverse.",
                "A track longer than 15 s is judged by the mean over its windows, against single windows of other tracks:"
                        + " that windows stand for longer tracks is an assumption that the excerpts cannot test.",
                "p-values hold for music like that of the calibration: few sources, many of its tracks of one.",
                "No AI track had a genre or mood label, and artists are unknown: genre and mood figures say nothing"
                        + " about AI music and may leak artists."));
        if (genre != null && !genre.dropped().isEmpty()) {
            warnings.add("Genres that the network does not know: " + String.join("; ", genre.dropped()) + ".");
        }
        return warnings;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
