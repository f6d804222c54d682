package org.tonemark.nets;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What a track sounds like, as a vector: tracks that sound alike have a cosine near 1. Values of one model compare with
 * those of the same model only. Not copied: do not write to the array.
 *
 * @param values {@link #SIZE} integers from −127 to 127, of which one at least is ±127
 */
public record SoundEmbedding(byte[] values) implements Serializable {
    /** Descriptors: the scaled features of genre and mood, projected. */
    public static final int DESCRIPTORS = 256;

    /** Units of the hidden layer of the genre network. */
    public static final int HIDDEN = 128;

    public static final int SIZE = DESCRIPTORS + HIDDEN;

    /** @throws IllegalArgumentException if it has another size */
    public SoundEmbedding {
        if (values.length != SIZE) {
            throw new IllegalArgumentException("an embedding has " + SIZE + " values, not " + values.length);
        }
    }

    /** Cosine of the angle to another, −1 … 1; 0 if one of them is zero. */
    public double cosine(SoundEmbedding other) {
        long inner = 0;
        long own = 0;
        long others = 0;
        for (int i = 0; i < SIZE; i++) {
            inner += values[i] * other.values[i];
            own += values[i] * values[i];
            others += other.values[i] * other.values[i];
        }
        return own == 0 || others == 0 ? 0 : inner / (Math.sqrt(own) * Math.sqrt(others));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SoundEmbedding that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "SoundEmbedding" + Arrays.hashCode(values);
    }
}
