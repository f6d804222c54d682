package org.tonemark.features.level;

import org.jspecify.annotations.Nullable;
import org.tonemark.features.Accumulator;

/** Side energy over mid and side energy of the first two channels. */
final class StereoWidthMeter implements Accumulator<@Nullable Double> {
    private double side;
    private double total;

    @Override
    public void accept(float[][] block, int length) {
        if (block.length < 2) {
            return;
        }
        float[] left = block[0];
        float[] right = block[1];
        double difference = 0;
        double power = 0;
        for (int i = 0; i < length; i++) {
            double l = left[i];
            double r = right[i];
            difference += (l - r) * (l - r);
            power += l * l + r * r;
        }
        side += difference;
        total += 2 * power;
    }

    /** 0 … 1; {@code null} for one channel and for digital silence. */
    @Override
    public @Nullable Double result() {
        return total == 0 ? null : side / total;
    }
}
