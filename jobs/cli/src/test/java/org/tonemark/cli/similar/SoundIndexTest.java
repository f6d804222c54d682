package org.tonemark.cli.similar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.nets.SoundEmbedding;

class SoundIndexTest {
    @TempDir
    Path folder;

    /** Runs in memory; counts what is read. */
    private static final class Runs implements SoundIndex.Source {
        private final Map<String, Map<String, SoundEmbedding>> runs = new TreeMap<>();
        private int read;

        Runs add(String run, int from, int to) {
            Map<String, SoundEmbedding> tracks = new LinkedHashMap<>();
            for (int i = from; i < to; i++) {
                tracks.put("cid" + i, embedding(i));
            }
            runs.put(run, tracks);
            return this;
        }

        @Override
        public Set<String> runs() {
            return runs.keySet();
        }

        @Override
        public void read(Set<String> wanted, SoundIndex.TrackSink sink) throws IOException {
            for (String run : new java.util.TreeSet<>(wanted)) {
                for (Map.Entry<String, SoundEmbedding> track : runs.get(run).entrySet()) {
                    sink.accept(track.getKey(), run, track.getValue());
                    read++;
                }
            }
        }
    }

    /** Twenty clusters. */
    private static SoundEmbedding embedding(int track) {
        Random centre = new Random(track % 20);
        Random own = new Random(1000 + track);
        byte[] values = new byte[SoundEmbedding.SIZE];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) Math.max(-127, Math.min(127, 30 * centre.nextGaussian() + 20 * own.nextGaussian()));
        }
        return new SoundEmbedding(values);
    }

    @Test
    void shouldFindWhatExactSearchFinds() throws IOException {
        try (SoundIndex index = SoundIndex.open(folder, "m", new Runs().add("a", 0, 3000))) {
            assertThat(index.size()).isEqualTo(3000);
            int found = 0;
            for (int query = 0; query < 100; query++) {
                SoundEmbedding sound = embedding(10_000 + query);
                List<NearTrack> exact = index.exact(sound, "", 10);
                assertThat(exact).hasSize(10).isSortedAccordingTo(NearTrack.NEAREST);
                List<NearTrack> near = index.find(sound, "", 10);
                found += near.stream().filter(exact::contains).count();
            }
            assertThat(found / 1000.0).isGreaterThanOrEqualTo(0.98);
            SoundEmbedding own = index.embedding("cid7").orElseThrow();
            assertThat(own).isEqualTo(embedding(7));
            assertThat(index.find(own, "", 1).get(0).cid()).isEqualTo("cid7");
            assertThat(index.find(own, "cid7", 3))
                    .hasSize(3)
                    .noneMatch(t -> t.cid().equals("cid7"));
            assertThat(index.embedding("cid9999")).isEmpty();
        }
    }

    @Test
    void shouldReadNewRunsOnly() throws IOException {
        Runs runs = new Runs().add("a", 0, 50);
        open("m", runs, 50);
        runs.add("b", 40, 60);
        open("m", runs, 60);
        assertThat(runs.read).isEqualTo(70);
        open("m", runs, 60);
        assertThat(runs.read).isEqualTo(70);
    }

    @Test
    void shouldBeMadeAnewForAnotherModelAndWhenARunIsGone() throws IOException {
        open("m", new Runs().add("a", 0, 50), 50);
        open("other", new Runs().add("a", 0, 30), 30);
        open("other", new Runs().add("compacted", 0, 20), 20);
        open("other", new Runs(), 0);
    }

    @Test
    void shouldBeMadeAnewWhenItIsDamaged() throws IOException {
        open("m", new Runs().add("a", 0, 50), 50);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("segments"))
                    .toList()) {
                Files.writeString(file, "damaged");
            }
        }
        open("m", new Runs().add("a", 0, 50), 50);
    }

    private void open(String model, Runs runs, int size) throws IOException {
        try (SoundIndex index = SoundIndex.open(folder, model, runs)) {
            assertThat(index.size()).isEqualTo(size);
            assertThat(index.find(embedding(3), "", 5)).hasSize(Math.min(5, size));
        }
    }
}
