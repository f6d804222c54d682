package org.tonemark.cli;

import java.util.Locale;

/**
 * A line of progress with rate and remaining time, redrawn in place; drawn on terminals only. The rate is that of the
 * whole run so far, so that it does not jump with single long tracks.
 */
public final class Meter {
    private static final long REDRAW_NANOS = 200_000_000;

    private final Host host;
    private final String unit;
    private final long start = System.nanoTime();
    private long drawn;
    private int width;

    /** @param unit such as {@code tracks} */
    public Meter(Host host, String unit) {
        this.host = host;
        this.unit = unit;
    }

    /** Draws, at most five times a second. */
    public void at(long done, long total, String rest) {
        long now = System.nanoTime();
        if (!host.terminal() || now - drawn < REDRAW_NANOS && done < total) {
            return;
        }
        drawn = now;
        draw(line(done, total, (now - start) / 1e9, rest));
    }

    /** {@code 120/2000 tracks  6 %  4.2 tracks/s  7 min 28 s left  …}. */
    String line(long done, long total, double seconds, String rest) {
        double rate = seconds > 0 ? done / seconds : 0;
        String left = rate > 0 && done < total ? "  " + duration((total - done) / rate) + " left" : "";
        long percent = total == 0 ? 100 : 100 * done / total;
        return String.format(Locale.ROOT, "%d/%d %s  %d %%  %.1f/s%s  %s", done, total, unit, percent, rate, left, rest)
                .strip();
    }

    /** Removes the line, so that messages start on a clean one. */
    public void clear() {
        if (width > 0) {
            draw("");
            host.err().print('\r');
            host.err().flush();
            width = 0;
        }
    }

    private void draw(String line) {
        String shown = Printable.of(line);
        host.err().print("\r" + shown + " ".repeat(Math.max(0, width - shown.length())));
        host.err().flush();
        width = shown.length();
    }

    /** {@code 3 h 5 min}, {@code 7 min 28 s}, {@code 4.2 s}. */
    public static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole >= 3600) {
            return whole / 3600 + " h " + whole % 3600 / 60 + " min";
        }
        return whole >= 60 ? whole / 60 + " min " + whole % 60 + " s" : String.format(Locale.ROOT, "%.1f s", seconds);
    }
}
