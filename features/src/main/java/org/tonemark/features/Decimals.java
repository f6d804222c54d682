package org.tonemark.features;

import java.util.Locale;

/** Numbers for people. */
public final class Decimals {
    private Decimals() {}

    /** With at most so many decimals, none of them a zero at the end: {@code 200}, {@code 86.13}. */
    public static String trimmed(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value).replaceFirst("\\.?0+$", "");
    }
}
