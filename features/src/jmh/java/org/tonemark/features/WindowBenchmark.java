package org.tonemark.features;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tonemark.features.origin.DecoderLines;
import org.tonemark.features.origin.LineEvidence;
import org.tonemark.features.origin.PartialInstability;
import org.tonemark.features.tags.TagFeatures;

/** Time to measure one window of 15 s, on one thread: decoder lines, partials, genre and mood features. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class WindowBenchmark {
    private final float[] window = harmonics(15 * 44_100);
    private final DecoderLines lines = new DecoderLines();
    private final PartialInstability partials = new PartialInstability();
    private final TagFeatures tags = new TagFeatures();

    /** Sixty harmonics of a swinging tone over noise. */
    private static float[] harmonics(int n) {
        SplittableRandom random = new SplittableRandom(1);
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            double t = i / 44_100.0;
            double phase = 2 * Math.PI * 220 * t + Math.sin(2 * Math.PI * 5 * t);
            double sum = 0.01 * (2 * random.nextDouble() - 1);
            for (int k = 1; k <= 60; k++) {
                sum += 0.1 / k * Math.sin(k * phase);
            }
            x[i] = (float) sum;
        }
        return x;
    }

    @Benchmark
    public LineEvidence decoderLines() {
        return lines.measure(window, 0, window.length);
    }

    @Benchmark
    public double[] partialInstability() {
        return partials.measure(window, 0, window.length);
    }

    @Benchmark
    public Optional<float[]> tagFeatures() {
        return tags.measure(window, 0, window.length);
    }
}
