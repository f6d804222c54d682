package org.tonemark.cli;

import java.util.Locale;
import org.tonemark.verdict.Known;

/** A shared stretch in words, for a curator. */
public final class KnownWords {
    /** Departures from 1 that nobody can hear, or that measuring makes. */
    private static final double UNCHANGED = 0.002;

    private KnownWords() {}

    /** {@code 0:08 to 0:13 here is 1:02 to 1:07 of artists: song.mp3, 3.0 % faster and 3.0 % higher (score 41.2)}. */
    public static String of(Known known) {
        return time(known.startSeconds()) + " to " + time(known.endSeconds()) + " here is "
                + time(known.knownStartSeconds()) + " to " + time(known.knownEndSeconds()) + " of "
                + Printable.of(known.name()) + change(known)
                + String.format(Locale.ROOT, " (score %.1f)", known.score());
    }

    private static String change(Known known) {
        String tempo = percent(known.tempoRatio(), "faster", "slower");
        String pitch = percent(known.pitchRatio(), "higher", "lower");
        if (tempo.isEmpty() && pitch.isEmpty()) {
            return "";
        }
        return ", " + tempo + (tempo.isEmpty() || pitch.isEmpty() ? "" : " and ") + pitch;
    }

    private static String percent(double ratio, String more, String less) {
        return Math.abs(ratio - 1) <= UNCHANGED
                ? ""
                : String.format(Locale.ROOT, "%.1f %% %s", 100 * Math.abs(ratio - 1), ratio > 1 ? more : less);
    }

    private static String time(double seconds) {
        long tenths = Math.round(seconds * 10);
        return String.format(Locale.ROOT, "%d:%02d.%d", tenths / 600, tenths / 10 % 60, tenths % 10);
    }
}
