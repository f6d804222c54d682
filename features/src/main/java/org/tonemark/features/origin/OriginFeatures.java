package org.tonemark.features.origin;

import java.util.ArrayList;
import java.util.List;

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
    /** Names of the features in their order; {@code lines.*} first, {@code partial.*} last. */
    public static final List<String> NAMES = names();

    private final DecoderLines decoderLines = new DecoderLines();
    private final PartialInstability partialInstability = new PartialInstability();

    /** Measures {@code mono[from … from+length)}: one window of samples at 44.1 kHz, full scale ±1. */
    public OriginWindow measure(float[] mono, int from, int length) {
        LineEvidence lines = decoderLines.measure(mono, from, length);
        double[] partials = partialInstability.measure(mono, from, length);
        float[] features = new float[NAMES.size()];
        int n = 0;
        for (double score : lines.familyScores()) {
            features[n++] = (float) score;
        }
        features[n++] = (float) lines.score();
        features[n++] = (float) lines.lrConst();
        features[n++] = (float) lines.lrWide();
        features[n++] = (float) lines.weakestThird();
        features[n++] = lines.score() > 0 ? lines.best() : -1;
        features[n++] = (float) lines.halved();
        features[n++] = (float) lines.loudest();
        MovedLines moved = lines.moved();
        features[n++] = moved == null ? 0 : (float) moved.score();
        features[n++] = moved == null ? 1 : (float) moved.ratio();
        features[n++] = moved == null ? 0 : (float) moved.following();
        features[n++] = moved == null ? 0 : (float) moved.weakestThird();
        features[n++] = moved == null ? -1 : LineSpacing.ALL.indexOf(moved.spacing());
        features[n++] = moved == null ? 0 : (float) moved.halved();
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
        for (String family : LineSpacing.FAMILIES) {
            names.add("lines." + family);
        }
        names.add("lines.s");
        names.addAll(List.of("following.constant", "following.programme", "following.weakest-third"));
        names.addAll(List.of("spacing.best", "spacing.halved", "comb.loudest"));
        names.addAll(List.of("moved.s", "moved.ratio", "moved.following", "moved.weakest-third"));
        names.addAll(List.of("moved.spacing", "moved.halved"));
        names.addAll(PartialInstability.NAMES);
        return List.copyOf(names);
    }
}
