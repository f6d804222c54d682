package org.tonemark.features.origin;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A spacing of decoder lines, a multiple of one of two base lattices that together hold the spacings of known neural
 * decoders (Afchar et al., ISMIR 2025): 25 Hz (codecs at 16, 24, 32 and 48 kHz) and 44100/2048 Hz (those at 44.1 kHz).
 *
 * @param base index of the lattice, 0 or 1
 * @param multiple multiple of the lattice's spacing, at least 1
 */
public record LineSpacing(int base, int multiple) {
    /** Sampling rate of everything in this package, in Hz. */
    public static final int SAMPLE_RATE = 44_100;

    /** Spacings of the two lattices, in Hz. */
    static final double[] BASES = {25.0, SAMPLE_RATE / 2048.0};

    /** Every spacing that is scored, in the order of the features. */
    public static final List<LineSpacing> ALL = Stream.concat(
                    IntStream.of(1, 2, 3, 4, 6, 8, 16, 24, 32).mapToObj(m -> new LineSpacing(0, m)),
                    IntStream.of(1, 2, 4, 8, 16, 64).mapToObj(m -> new LineSpacing(1, m)))
            .toList();

    /** Indices into {@link #ALL} of the nine spacings of the decision score: 25…800 Hz by octaves and 44100/{512, 256, 128}. */
    public static final List<Integer> CORE = IntStream.range(0, ALL.size())
            .filter(i -> ALL.get(i).isCore())
            .boxed()
            .toList();

    /** The spacing in Hz. */
    public double hertz() {
        return multiple * BASES[base];
    }

    private boolean isCore() {
        return base == 0 ? Integer.bitCount(multiple) == 1 : multiple >= 4 && multiple <= 16;
    }
}
