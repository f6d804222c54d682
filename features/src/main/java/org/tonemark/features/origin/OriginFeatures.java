package org.tonemark.features.origin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The named feature vector of AI origin of one window: decoder lines (family 1) and partial instability (family 2).
 *
 * <pre>{@code
 * OriginFeatures extractor = new OriginFeatures();            // one per thread, reused
 * OriginWindow w = extractor.measure(mono, 0, mono.length);   // ≤ 15 s at 44.1 kHz
 * w.features()[OriginFeatures.NAMES.indexOf("lines.s")];      // 4.2
 * }</pre>
 */
public final class OriginFeatures {
    /** Names of the features in their order; {@code lines.*} first, then {@code partial.*}. */
    public static final List<String> NAMES = names();

    private final DecoderLines decoderLines = new DecoderLines();
    private final PartialInstability partialInstability = new PartialInstability();

    /** Measures {@code mono[from … from+length)}: one window of samples at 44.1 kHz, full scale ±1. */
    public OriginWindow measure(float[] mono, int from, int length) {
        LineEvidence lines = decoderLines.measure(mono, from, length);
        double[] partials = partialInstability.measure(mono, from, length);
        float[] features = new float[NAMES.size()];
        int n = 0;
        for (LineScore score : lines.scores()) {
            features[n++] = (float) score.lock();
            features[n++] = (float) score.nullScore();
            features[n++] = (float) score.subgridScore();
        }
        features[n++] = (float) lines.score();
        features[n++] = (float) lines.lrConst();
        features[n++] = (float) lines.lrWide();
        features[n++] = (float) lines.contentEndHz();
        for (double z : lines.comb()) {
            features[n++] = (float) z;
        }
        for (double v : partials) {
            features[n++] = (float) v;
        }
        return new OriginWindow(features, lines, toFloat(decoderLines.meanDb()));
    }

    private static float[] toFloat(double[] v) {
        float[] out = new float[v.length];
        for (int i = 0; i < v.length; i++) {
            out[i] = (float) v[i];
        }
        return out;
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        for (LineSpacing spacing : LineSpacing.ALL) {
            for (String what : List.of("lock", "zl", "zc")) {
                names.add(String.format(Locale.ROOT, "lines.%.2f.%s", spacing.hertz(), what));
            }
        }
        names.addAll(List.of("lines.s", "lines.lr_const", "lines.lr_wide", "lines.content_end_hz"));
        for (LineSpacing spacing : LineSpacing.ALL) {
            names.add(String.format(Locale.ROOT, "comb.%.2f", spacing.hertz()));
        }
        names.addAll(PartialInstability.NAMES);
        return List.copyOf(names);
    }
}
