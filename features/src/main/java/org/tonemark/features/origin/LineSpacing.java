package org.tonemark.features.origin;

import java.util.ArrayList;
import java.util.List;

/**
 * A spacing of decoder lines. Neural decoders upsample by small factors from a few standard rates, so the spacings form
 * families: 25 Hz·2ᵃ (hops of 160, 320, 640… at 16, 24, 32 and 48 kHz), 44100/(2ᵃ·{1, 3, 5, 15}) Hz (decoders at
 * 44.1 kHz, and at other rates played at 44.1 kHz), and 31.25 Hz·2ᵃ.
 *
 * @param family index into {@link #FAMILIES}
 * @param hertz the spacing
 */
public record LineSpacing(int family, double hertz) {
    /** Sampling rate of everything in this package, in Hz. */
    public static final int SAMPLE_RATE = 44_100;

    /** Names of the families in the order of the features. */
    public static final List<String> FAMILIES = List.of("25", "44100/2^a", "44100/15", "44100/5", "44100/3", "31.25");

    /** Every spacing that is scored, family by family, ascending within each. */
    public static final List<LineSpacing> ALL = all();

    /** The spacing as it is heard at a speed. */
    LineSpacing times(double ratio) {
        return new LineSpacing(family, hertz * ratio);
    }

    private static List<LineSpacing> all() {
        List<LineSpacing> all = new ArrayList<>();
        octaves(all, 0, 25, 6);
        octaves(all, 1, SAMPLE_RATE / 2048.0, 5);
        octaves(all, 2, SAMPLE_RATE / 15.0 / 128, 5);
        octaves(all, 3, SAMPLE_RATE / 5.0 / 256, 4);
        octaves(all, 4, SAMPLE_RATE / 3.0 / 512, 5);
        octaves(all, 5, 31.25, 2);
        return List.copyOf(all);
    }

    private static void octaves(List<LineSpacing> all, int family, double lowest, int count) {
        for (int a = 0; a < count; a++) {
            all.add(new LineSpacing(family, lowest * (1 << a)));
        }
    }
}
