package org.tonemark.features.level;

/** Mixes channels. */
public final class Mix {
    private Mix() {}

    /** Mean of the channels of {@code block[channel][sample]} into {@code mono}. */
    public static void mono(float[][] block, int length, float[] mono) {
        float share = 1f / block.length;
        float[] first = block[0];
        for (int i = 0; i < length; i++) {
            mono[i] = first[i] * share;
        }
        for (int c = 1; c < block.length; c++) {
            float[] channel = block[c];
            for (int i = 0; i < length; i++) {
                mono[i] += channel[i] * share;
            }
        }
    }
}
