package org.tonemark.cli.similar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.tonemark.nets.ModelBundle;
import org.tonemark.nets.SoundEmbedding;
import org.tonemark.nets.dataset.AudioMeasurer;
import org.tonemark.nets.dataset.Dataset;
import org.tonemark.nets.dataset.DatasetException;
import org.tonemark.nets.dataset.FeatureCache;
import org.tonemark.nets.dataset.FfmpegAugmenter;
import org.tonemark.nets.dataset.LabelledTrack;
import org.tonemark.nets.dataset.Measurements;

/**
 * Recall and time of the index at several sizes, for docs/similar.md: {@code SoundIndexBench MANIFEST MODEL FOLDER SIZE…}, with
 * measurements kept in the folder. The vectors are those of the manifest's audio and, up to the size, points between two of them with noise added; queries are
 * made the same way from another seed.
 */
final class SoundIndexBench {
    private static final int QUERIES = 500;

    private SoundIndexBench() {}

    public static void main(String[] args) throws IOException {
        List<SoundEmbedding> real =
                real(Path.of(args[0]), ModelBundle.load(Path.of(args[1])), new FeatureCache(Path.of(args[2])));
        System.out.println(real.size() + " embeddings of audio");
        for (String size : Arrays.asList(args).subList(3, args.length)) {
            measure(real, Path.of(args[2]).resolve("index-" + size), Integer.parseInt(size));
        }
    }

    private static List<SoundEmbedding> real(Path manifest, ModelBundle bundle, FeatureCache cache) throws IOException {
        Dataset dataset = Dataset.read(manifest, manifest.getParent());
        Measurements measurements = new Measurements(new AudioMeasurer(), FfmpegAugmenter.training(), cache, 1);
        List<SoundEmbedding> real = new ArrayList<>();
        for (LabelledTrack track : dataset.tracks()) {
            byte[] bytes = Files.readAllBytes(dataset.path(track));
            try {
                SoundEmbedding embedding =
                        bundle.score(measurements.measure(bytes)).embedding();
                if (embedding != null) {
                    real.add(embedding);
                }
            } catch (DatasetException e) {
                System.err.println(track.file() + ": " + e.getMessage());
            }
        }
        return real;
    }

    private static void measure(List<SoundEmbedding> real, Path folder, int size) throws IOException {
        long start = System.nanoTime();
        SoundIndex.Source source = new SoundIndex.Source() {
            @Override
            public Set<String> runs() {
                return Set.of("run");
            }

            @Override
            public void read(Set<String> runs, SoundIndex.TrackSink sink) throws IOException {
                Random random = new Random(1);
                for (int i = 0; i < size; i++) {
                    sink.accept("cid" + i, "", i < real.size() ? real.get(i) : derived(real, random));
                }
            }
        };
        try (SoundIndex index = SoundIndex.open(folder, "bench", source)) {
            double built = seconds(start);
            Random random = new Random(2);
            double[] recalls = new double[QUERIES];
            double[] times = new double[QUERIES];
            double exactSeconds = 0;
            for (int q = 0; q < QUERIES; q++) {
                SoundEmbedding query = derived(real, random);
                start = System.nanoTime();
                List<NearTrack> found = index.find(query, "", 10);
                times[q] = 1000 * seconds(start);
                start = System.nanoTime();
                List<NearTrack> exact = index.exact(query, "", 10);
                exactSeconds += seconds(start);
                recalls[q] = found.stream().filter(exact::contains).count() / 10.0;
            }
            Arrays.sort(recalls);
            Arrays.sort(times);
            System.out.printf(
                    "%d vectors: recall@10 mean %.4f, worst query %.1f, below 1: %d of %d; query median %.2f ms, 95 %% %.2f"
                            + " ms; exact %.2f ms; built in %.1f s, %.1f MB%n",
                    size,
                    Arrays.stream(recalls).average().orElse(0),
                    recalls[0],
                    Arrays.stream(recalls).filter(r -> r < 1).count(),
                    QUERIES,
                    times[QUERIES / 2],
                    times[QUERIES * 95 / 100],
                    1000 * exactSeconds / QUERIES,
                    built,
                    bytes(folder) / 1e6);
        }
    }

    private static SoundEmbedding derived(List<SoundEmbedding> real, Random random) {
        byte[] one = real.get(random.nextInt(real.size())).values();
        byte[] other = real.get(random.nextInt(real.size())).values();
        double mix = random.nextDouble() / 2;
        byte[] values = new byte[one.length];
        for (int i = 0; i < values.length; i++) {
            double v = (1 - mix) * one[i] + mix * other[i] + 8 * random.nextGaussian();
            values[i] = (byte) Math.max(-127, Math.min(127, Math.round(v)));
        }
        return new SoundEmbedding(values);
    }

    private static long bytes(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.mapToLong(f -> f.toFile().length()).sum();
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
