package org.tonemark.nets.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.features.decode.AudioSource;
import org.tonemark.nets.FeatureLayout;
import org.tonemark.nets.Progress;
import org.tonemark.nets.SyntheticTracks;
import org.tonemark.nets.TrackInput;

class FeatureCacheTest {
    private static final TrackInput TRACK = SyntheticTracks.input(Label.AI, 0, 15, new SplittableRandom(1));

    @TempDir
    Path folder;

    @Test
    void shouldGiveBackWhatWasPut() throws IOException {
        FeatureCache cache = new FeatureCache(folder);

        cache.put("abcd-clean-1", TRACK);
        TrackInput read = new FeatureCache(folder).get("abcd-clean-1");

        assertThat(read).isNotNull();
        assertThat(read.audio()).isEqualTo(TRACK.audio());
        assertThat(read.windows()).hasSize(1);
        assertThat(read.windows().get(0).origin())
                .isEqualTo(TRACK.windows().get(0).origin());
        assertThat(read.windows().get(0).tags())
                .isEqualTo(TRACK.windows().get(0).tags());
        assertThat(cache.get("abcd-clean-2")).isNull();
    }

    @Test
    void shouldCountAsMissingWhenAFileIsCut() throws IOException {
        FeatureCache cache = new FeatureCache(folder);
        cache.put("abcd-clean-1", TRACK);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), 60));
            }
        }

        assertThat(cache.get("abcd-clean-1")).isNull();
    }

    @Test
    void shouldMeasureOnceWhenAskedTwiceAndNameTheFileThatFails() throws IOException {
        Path root = Files.createDirectories(folder.resolve("audio"));
        Files.writeString(root.resolve("a"), "one");
        Files.writeString(root.resolve("b"), "bad");
        Files.writeString(root.resolve("m.tsv"), "file\tlabel\tuse\na\tai\torigin\n");
        AtomicInteger measured = new AtomicInteger();
        Measurements measurements =
                new Measurements(counting(measured), new Doubling(), new FeatureCache(folder.resolve("c")), 2);
        Dataset dataset = Dataset.read(root.resolve("m.tsv"), root);

        List<Measured> first = measurements.measure(dataset, 5, Progress.NONE);
        List<Measured> second = measurements.measure(dataset, 5, Progress.NONE);

        assertThat(measured).hasValue(2);
        assertThat(first.get(0).altered()).hasSize(1);
        assertThat(second.get(0).altered().get(0).bandwidthHz()).isEqualTo(6); // "oneone"
        Files.writeString(root.resolve("m.tsv"), "file\tlabel\nb\tai\n");
        Dataset bad = Dataset.read(root.resolve("m.tsv"), root);
        assertThatThrownBy(() -> measurements.measure(bad, 0, Progress.NONE))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("b: not music");
    }

    /** Measures the number of bytes. */
    private static Measurer counting(AtomicInteger measured) {
        return new Measurer() {
            @Override
            public FeatureLayout layout() {
                return new FeatureLayout("test", List.of(), List.of());
            }

            @Override
            public TrackInput measure(AudioSource source) {
                measured.incrementAndGet();
                byte[] bytes = bytes(source);
                if (new String(bytes, java.nio.charset.StandardCharsets.UTF_8).startsWith("bad")) {
                    throw new DatasetException("not music");
                }
                return new TrackInput(TRACK.audio(), bytes.length, List.of());
            }
        };
    }

    private static byte[] bytes(AudioSource source) {
        try (java.io.InputStream in = source.open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static final class Doubling implements Augmenter {
        @Override
        public List<String> names() {
            return List.of("twice");
        }

        @Override
        public AudioSource alter(AudioSource original, int alteration, long seed) {
            byte[] once = bytes(original);
            byte[] twice = java.util.Arrays.copyOf(once, 2 * once.length);
            System.arraycopy(once, 0, twice, once.length, once.length);
            return () -> new ByteArrayInputStream(twice);
        }
    }
}
