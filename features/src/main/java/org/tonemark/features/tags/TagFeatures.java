package org.tonemark.features.tags;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tonemark.features.rhythm.Fluctuation;
import org.tonemark.features.rhythm.OnsetEnvelope;
import org.tonemark.features.rhythm.Periodicity;
import org.tonemark.features.spectrum.FrameSpectra;
import org.tonemark.features.spectrum.Statistics;
import org.tonemark.features.timbre.HarmonicPercussive;
import org.tonemark.features.timbre.MelStatistics;
import org.tonemark.features.timbre.Mfcc;
import org.tonemark.features.timbre.SpectralContrast;
import org.tonemark.features.timbre.SpectralShape;
import org.tonemark.features.tonal.Chroma;

/**
 * The named feature vector of genre and mood of one window: fourteen families of descriptors from one shared STFT.
 * Independent of gain, and of everything above 8 kHz.
 *
 * <pre>{@code
 * TagFeatures extractor = new TagFeatures();                             // one per thread, reused
 * Optional<float[]> v = extractor.measure(mono, 0, mono.length);         // 6.1…15 s at 44.1 kHz
 * v.get()[TagFeatures.NAMES.indexOf("rhythm.0")];                        // log2 of the tempo
 * }</pre>
 */
public final class TagFeatures {
    /**
     * A family of features that belong together and are weighted together by a model.
     *
     * @param name its name, the first part of its features' names
     * @param from index of its first feature
     * @param size number of its features
     */
    public record Family(String name, int from, int size) {}

    /** The families in their order. */
    public static final List<Family> FAMILIES = families();

    /** Names of the features in their order, {@code mfcc.0} … {@code fluctuation.175}. */
    public static final List<String> NAMES = FAMILIES.stream()
            .flatMap(f -> IntStream.range(0, f.size()).mapToObj(i -> f.name() + "." + i))
            .toList();

    private final FrameSpectra spectra = new FrameSpectra();
    private final Fluctuation fluctuation = new Fluctuation();

    private static List<Family> families() {
        Object[] namesAndSizes = {
            "mfcc", 40, "mfccDelta", 40, "mfccCorrelation", 190, "mfccDeltaCorrelation", 190, "mel", 96, "melFlux", 96,
            "shape", 40, "contrast", 12, "valley", 12, "bandFlatness", 12, "chroma", 36, "harmonicPercussive", 31,
            "rhythm", 17, "fluctuation", Fluctuation.VALUES
        };
        List<Family> families = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < namesAndSizes.length; i += 2) {
            int size = (Integer) namesAndSizes[i + 1];
            families.add(new Family((String) namesAndSizes[i], from, size));
            from += size;
        }
        return List.copyOf(families);
    }

    /**
     * Measures {@code mono[from … from+length)}, samples at 44.1 kHz, full scale ±1.
     *
     * @return the features in the order of {@link #NAMES}, all finite; empty if the window is silent or shorter than 6.1 s
     */
    public Optional<float[]> measure(float[] mono, int from, int length) {
        if (!spectra.load(mono, from, length)) {
            return Optional.empty();
        }
        double[][] cepstrum = Mfcc.of(spectra);
        double[][] deltas = Mfcc.deltas(cepstrum);
        SpectralContrast contrast = new SpectralContrast(spectra);
        return Optional.of(join(
                Statistics.meansAndDeviations(cepstrum),
                deltaStatistics(cepstrum, deltas),
                Statistics.correlations(cepstrum),
                Statistics.correlations(deltas),
                MelStatistics.levels(spectra),
                MelStatistics.flux(spectra),
                new SpectralShape(spectra).statistics(),
                Statistics.meansAndDeviations(contrast.contrast),
                Statistics.meansAndDeviations(contrast.valley),
                Statistics.meansAndDeviations(contrast.flatness),
                new Chroma(spectra).statistics(),
                HarmonicPercussive.statistics(spectra),
                new Periodicity(new OnsetEnvelope(spectra)).statistics(),
                fluctuation.pattern(spectra)));
    }

    /** Deviations of the deltas, then skewnesses of the coefficients. */
    private static double[] deltaStatistics(double[][] cepstrum, double[][] deltas) {
        double[] out = new double[2 * cepstrum.length];
        for (int c = 0; c < cepstrum.length; c++) {
            out[c] = Statistics.deviation(deltas[c]);
            out[cepstrum.length + c] = Statistics.skewness(cepstrum[c]);
        }
        return out;
    }

    private static float[] join(double[]... families) {
        float[] out = new float[NAMES.size()];
        int n = 0;
        for (double[] family : families) {
            for (double v : family) {
                out[n++] = (float) v;
            }
        }
        return out;
    }
}
