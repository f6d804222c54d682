package org.tonemark.features.decode;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads ffmpeg's messages (level {@code verbose}) and keeps what the decoder needs, in bounded memory.
 *
 * <p>Tags of the file are printed too and are hostile text. They come before ffmpeg's own {@code Stream mapping:} and
 * the output is stripped of them, so the last line of a kind is ffmpeg's; a forged {@code Video:} line can only make a
 * file refused.
 */
final class FfmpegLog implements Runnable {
    private static final int LONGEST_LINE = 1024;
    private static final Pattern MAPPING = Pattern.compile("  Stream #0:\\d+ -> #0:0 \\((\\w+) \\(.*");
    private static final Pattern VIDEO = Pattern.compile("  Stream #0:\\d+\\S*: Video: .*");
    private static final Pattern TOTALS =
            Pattern.compile("\\[in#0/.*\\]   Input stream #0:\\d+ \\(audio\\): (\\d+) packets"
                    + " read \\((\\d+) bytes\\); (\\d+) frames decoded; (\\d+) decode errors.*");

    /** What ffmpeg said about the audio stream when it had ended. */
    record Totals(long packets, long bytes, long frames, long errors) {}

    private final InputStream messages;
    private boolean input;
    private boolean video;
    private boolean noStream;
    private String codec = "unknown";
    private @Nullable Totals totals;

    FfmpegLog(InputStream messages) {
        this.messages = messages;
    }

    /** Reads to the end of the messages; what was found may be read after the thread that ran this has ended. */
    @Override
    public void run() {
        try (InputStream in = new BufferedInputStream(messages)) {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (c == '\n') {
                    take(line.toString());
                    line.setLength(0);
                } else if (line.length() < LONGEST_LINE) {
                    line.append((char) c);
                }
            }
        } catch (IOException e) {
            // the process was killed: what was read so far stands
        }
    }

    private synchronized void take(String line) {
        if (line.startsWith("Input #0, ")) {
            input = true;
        } else if (line.contains("matches no streams")) {
            noStream = true;
        } else if (VIDEO.matcher(line).matches() && !line.contains("(attached pic)")) {
            video = true;
        } else {
            takeOwn(line);
        }
    }

    private void takeOwn(String line) {
        Matcher mapping = MAPPING.matcher(line);
        if (mapping.matches()) {
            codec = mapping.group(1);
            return;
        }
        Matcher total = TOTALS.matcher(line);
        if (total.matches()) {
            totals = new Totals(number(total, 1), number(total, 2), number(total, 3), number(total, 4));
        }
    }

    private static long number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
    }

    /** True if a container of an allowed format was recognised. */
    synchronized boolean recognised() {
        return input;
    }

    /** True if there are moving pictures. */
    synchronized boolean video() {
        return video;
    }

    /** True if the container has no audio stream. */
    synchronized boolean withoutAudio() {
        return noStream;
    }

    /** Short name of the codec, {@code unknown} before it is told. */
    synchronized String codec() {
        return codec;
    }

    /** {@code null} if the process did not get to its end. */
    synchronized @Nullable Totals totals() {
        return totals;
    }
}
