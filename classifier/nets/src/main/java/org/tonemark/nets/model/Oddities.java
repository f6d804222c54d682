package org.tonemark.nets.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.tonemark.features.origin.LineSpacing;
import org.tonemark.nets.FeatureLayout;
import org.tonemark.verdict.EvidenceFamily;
import org.tonemark.verdict.Verdict;

/**
 * Evidence that no score rests on, for the curator: tones that were added, lines of codecs, lines that a change of speed
 * has moved.
 */
final class Oddities {
    /** From this s lines speak. */
    private static final double SPEAKING = 3;

    /** From this s a codec is named, where the lines speak at all. */
    private static final double LOCKED = 2;

    /** Families of spacings that codecs have and generators, but for a few, have not: DAC, EnCodec. */
    private static final List<String> CODECS = List.of("44100/5", "44100/3");

    private final FamilyScorer.Lines lines;
    private final int[] families;
    private final int[] codecs;
    private final int moved;
    private final int ratio;
    private final int movedFamily;

    Oddities(FeatureLayout layout) {
        lines = FamilyScorer.Lines.of(Columns.of(layout.origin(), FamilyScorer.Lines.COLUMNS));
        families = Columns.of(
                layout.origin(),
                LineSpacing.FAMILIES.stream().map(f -> "lines." + f).toList());
        codecs = Columns.of(
                layout.origin(), CODECS.stream().map(f -> "lines." + f).toList());
        int[] at = Columns.of(layout.origin(), List.of("moved.s", "moved.ratio", "moved.family"));
        moved = at[0];
        ratio = at[1];
        movedFamily = at[2];
    }

    List<Verdict.Evidence> of(double[][] windows) {
        double added = 0;
        double[] fastest = windows[0];
        for (double[] window : windows) {
            added = lines.follow(window) ? added : Math.max(added, window[lines.score()]);
            fastest = window[moved] > fastest[moved] ? window : fastest;
        }
        List<Verdict.Evidence> found = new ArrayList<>();
        if (added >= SPEAKING) {
            found.add(new Verdict.Evidence(
                    EvidenceFamily.ADDED_TONES, "locked lines that do not follow their band, s", added, null));
        }
        double codec = codec(windows);
        if (codec >= LOCKED) {
            found.add(new Verdict.Evidence(
                    EvidenceFamily.CODEC_LINES, "lines at a spacing of neural codecs, s", codec, null));
        }
        if (fastest[moved] > 0) {
            String name = String.format(Locale.ROOT, "lines of a decoder at speed %.4f, s", fastest[ratio]);
            found.add(new Verdict.Evidence(EvidenceFamily.MOVED_LINES, name, fastest[moved], null));
        }
        return found;
    }

    /** Largest s of a window in which no spacing is stronger than one of a codec, moved or not; 0 without one. */
    private double codec(double[][] windows) {
        double largest = 0;
        for (double[] window : windows) {
            double best = max(window, codecs);
            largest = lines.follow(window) && best >= max(window, families) ? Math.max(largest, best) : largest;
            largest = movedCodec(window) ? Math.max(largest, window[moved]) : largest;
        }
        return largest;
    }

    private boolean movedCodec(double[] window) {
        int family = (int) window[movedFamily];
        return family >= 0 && CODECS.contains(LineSpacing.FAMILIES.get(family));
    }

    private static double max(double[] window, int[] columns) {
        return Arrays.stream(Columns.pick(window, columns)).max().orElse(0);
    }
}
