package org.tonemark.features.tags;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.tonemark.features.Signals;

class TagFeaturesTest {
    @Test
    void shouldAgreeToTheBitWhenEightThreadsMeasureOneTrack() throws Exception {
        float[] x = Signals.music(7 * Signals.RATE);
        float[] other = Signals.noise(8 * Signals.RATE);
        float[] expected = new TagFeatures().measure(x, 0, x.length).orElseThrow();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            Callable<float[]> task = () -> {
                TagFeatures extractor = new TagFeatures();
                extractor.measure(other, 0, other.length);
                return extractor.measure(x, 0, x.length).orElseThrow();
            };
            List<Callable<float[]>> tasks = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                tasks.add(task);
            }
            for (Future<float[]> measured : pool.invokeAll(tasks)) {
                assertThat(measured.get()).containsExactly(expected);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void shouldNameEveryFeatureOnce() {
        assertThat(new HashSet<>(TagFeatures.NAMES)).hasSize(988).hasSameSizeAs(TagFeatures.NAMES);
        int end = 0;
        for (TagFeatures.Family family : TagFeatures.FAMILIES) {
            assertThat(family.from()).isEqualTo(end);
            end += family.size();
        }
        assertThat(end).isEqualTo(988);
    }

    @Test
    void shouldGiveFiniteValuesWhenToneIsPure() {
        float[] x = Signals.sine(7 * Signals.RATE, 440, 0.5);
        for (float v : new TagFeatures().measure(x, 0, x.length).orElseThrow()) {
            assertThat(v).isFinite();
        }
    }

    @Test
    void shouldGiveNothingWhenSilent() {
        assertThat(new TagFeatures().measure(new float[700_000], 0, 700_000)).isEmpty();
    }
}
