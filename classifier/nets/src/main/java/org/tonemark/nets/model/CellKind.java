package org.tonemark.nets.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tonemark.features.AudioInfo;

/**
 * Audio of comparable kind: a class of duration, and where there is enough of it of sample rate and coding.
 *
 * @param minimumSeconds of the longest window: one of {@link #DURATIONS}; negative for all durations
 * @param rate {@code null} for all
 * @param coding {@code null} for all
 */
public record CellKind(
        double minimumSeconds,
        @Nullable Rate rate,
        @Nullable Coding coding) {
    /** Least seconds of the longest class of duration. */
    public static final double LONGEST = 12.5;

    /** Classes of duration, seconds; the first holds everything shorter too. */
    public static final List<Double> DURATIONS = List.of(0.0, 7.5, LONGEST);

    /** Everything there is, of a set too small for kinds. */
    public static final CellKind ALL = new CellKind(-1, null, null);

    /** Sample rate of the file. */
    public enum Rate {
        FULL("32 kHz and more"),
        LOW("below 32 kHz");

        private final String words;

        Rate(String words) {
            this.words = words;
        }
    }

    /** Coding of the file. */
    public enum Coding {
        LOSSY,
        LOSSLESS
    }

    /** The finest kind of a track whose longest window has these seconds. */
    public static CellKind of(AudioInfo audio, double seconds) {
        double duration = DURATIONS.stream().filter(d -> d <= seconds).reduce(0.0, Math::max);
        String codec = audio.codec().toLowerCase(Locale.ROOT);
        boolean lossless = codec.startsWith("pcm")
                || List.of("flac", "alac", "wavpack", "tta").contains(codec);
        return new CellKind(
                duration,
                audio.sampleRateHz() < 32_000 ? Rate.LOW : Rate.FULL,
                lossless ? Coding.LOSSLESS : Coding.LOSSY);
    }

    /** This kind and the coarser ones it belongs to, finest first: without the coding, then without the rate. */
    public List<CellKind> upward() {
        List<CellKind> kinds = new ArrayList<>(List.of(this));
        if (coding != null) {
            kinds.add(new CellKind(minimumSeconds, rate, null));
        }
        if (rate != null) {
            kinds.add(new CellKind(minimumSeconds, null, null));
        }
        return kinds;
    }

    /** For a person: {@code 12.5 s and more, 32 kHz and more, lossy}. */
    @JsonIgnore
    public String words() {
        String text = duration();
        text += rate == null ? "" : ", " + rate.words;
        return text + (coding == null ? "" : ", " + coding.name().toLowerCase(Locale.ROOT));
    }

    private String duration() {
        if (minimumSeconds < 0) {
            return "all durations";
        }
        int at = DURATIONS.indexOf(minimumSeconds);
        if (at == DURATIONS.size() - 1) {
            return number(minimumSeconds) + " s and more";
        }
        String below = number(DURATIONS.get(at + 1)) + " s";
        return at == 0 ? "below " + below : number(minimumSeconds) + " to " + below;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replaceFirst("\\.0$", "");
    }
}
