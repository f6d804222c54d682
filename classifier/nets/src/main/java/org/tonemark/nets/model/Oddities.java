package org.tonemark.nets.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tonemark.features.origin.LineBehaviour;
import org.tonemark.features.origin.LineSpacing;
import org.tonemark.nets.FeatureLayout;
import org.tonemark.verdict.EvidenceFamily;
import org.tonemark.verdict.Verdict;

/**
 * Evidence that no score rests on, for the curator: tones that were added, lines in a part only, lines of codecs,
 * lines that a change of speed has moved.
 */
final class Oddities {
    /** From this s lines speak. */
    private static final double SPEAKING = 3;

    /** From this s a codec is named, where the lines speak at all. */
    private static final double LOCKED = 2;

    /** Families of spacings that codecs have and generators, but for a few, have not: DAC, EnCodec. */
    private static final List<String> CODECS = List.of("44100/5", "44100/3");

    /**
     * A hundred frames a second: MuCodec's, and of the mel vocoder HiFi-GAN at 16 kHz, through which anybody can send human
     * music. Decoders of fifty have lines at half the spacing as well.
     */
    private static final double FRAMES_HZ = 100;

    private static final double HALVED = 0.75;

    private final FamilyScorer.Lines lines;
    private final Spacing there;
    private final Spacing moved;
    private final int ratio;

    /** Columns of s, of the spacing's index and of how much of it is locked at half of it too. */
    private record Spacing(int score, int best, int halved) {
        static Spacing of(FeatureLayout layout, String score, String best, String halved) {
            int[] at = Columns.of(layout.origin(), List.of(score, best, halved));
            return new Spacing(at[0], at[1], at[2]);
        }

        /** s where the spacing is one of codecs, else 0. */
        double codec(double[] window) {
            int index = (int) window[best];
            if (index < 0) {
                return 0;
            }
            LineSpacing spacing = LineSpacing.ALL.get(index);
            boolean frames = spacing.hertz() == FRAMES_HZ && window[halved] < HALVED;
            return frames || CODECS.contains(LineSpacing.FAMILIES.get(spacing.family())) ? window[score] : 0;
        }
    }

    Oddities(FeatureLayout layout) {
        lines = FamilyScorer.Lines.of(Columns.of(layout.origin(), FamilyScorer.Lines.COLUMNS));
        there = Spacing.of(layout, "lines.s", "spacing.best", "spacing.halved");
        moved = Spacing.of(layout, "moved.s", "moved.spacing", "moved.halved");
        ratio = Columns.of(layout.origin(), List.of("moved.ratio"))[0];
    }

    List<Verdict.Evidence> of(double[][] windows) {
        double added = 0;
        double passing = 0;
        double[] fastest = windows[0];
        for (double[] window : windows) {
            LineBehaviour behaviour = lines.there(window);
            added = behaviour.isAdded() ? Math.max(added, window[there.score]) : added;
            passing = behaviour == LineBehaviour.PASSING ? Math.max(passing, window[there.score]) : passing;
            passing = lines.moved(window) == LineBehaviour.PASSING ? Math.max(passing, window[moved.score]) : passing;
            fastest = window[moved.score] > fastest[moved.score] ? window : fastest;
        }
        List<Verdict.Evidence> found = new ArrayList<>();
        if (added >= SPEAKING) {
            found.add(new Verdict.Evidence(
                    EvidenceFamily.ADDED_TONES,
                    "locked lines that do not follow their band or are too loud, s",
                    added,
                    null));
        }
        if (passing >= SPEAKING) {
            found.add(new Verdict.Evidence(
                    EvidenceFamily.PASSING_LINES, "lines of a decoder in a part of a window only, s", passing, null));
        }
        double codec = codec(windows);
        if (codec >= LOCKED) {
            found.add(new Verdict.Evidence(
                    EvidenceFamily.CODEC_LINES, "lines at a spacing of neural codecs, s", codec, null));
        }
        if (fastest[moved.score] > 0) {
            String name = String.format(Locale.ROOT, "lines of a decoder at speed %.4f, s", fastest[ratio]);
            found.add(new Verdict.Evidence(EvidenceFamily.MOVED_LINES, name, fastest[moved.score], null));
        }
        return found;
    }

    /**
     * Largest s of the windows in which the strongest spacing is one of a codec, moved or not; 0 where fewer than half of
     * the windows with lines have such a one. A codec leaves its spacing in every window; a generator's strongest spacing
     * changes now and then over a long track.
     */
    private double codec(double[][] windows) {
        double largest = 0;
        int locked = 0;
        int codecs = 0;
        for (double[] window : windows) {
            boolean tones = lines.there(window).isAdded();
            double codec = Math.max(tones ? 0 : there.codec(window), moved.codec(window));
            locked += Math.max(tones ? 0 : window[there.score], window[moved.score]) >= LOCKED ? 1 : 0;
            codecs += codec >= LOCKED ? 1 : 0;
            largest = Math.max(largest, codec);
        }
        return 2 * codecs >= locked ? largest : 0;
    }
}
