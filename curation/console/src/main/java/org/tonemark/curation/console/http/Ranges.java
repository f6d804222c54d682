package org.tonemark.curation.console.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Byte ranges of large files (RFC 9110, section 14). One range is answered, at most {@link #MOST} bytes at a time, so that
 * a player that stalls holds no thread: it asks for the rest. Several ranges at once are refused.
 */
final class Ranges {
    static final int MOST = 2 << 20;

    private static final Pattern ONE = Pattern.compile("bytes=(?:([0-9]{1,18})-([0-9]{0,18})|-([0-9]{1,18}))");

    private Ranges() {}

    /** @param first first byte, from 0 @param last inclusive */
    record Range(long first, long last) {}

    /** Writes the file or the range asked for. @return why it cannot, if so */
    static Optional<Problem> write(Context context, Reply.FileRange file) throws IOException {
        long size = Files.size(file.file());
        context.header("Accept-Ranges", "bytes");
        context.header("Cache-Control", "public, max-age=31536000, immutable");
        context.disableCompression();
        if (file.name() != null) {
            context.header("Content-Disposition", "attachment; filename=\"" + file.name() + "\"");
        }
        String asked = context.header("Range");
        if (asked == null || size == 0) {
            send(context, file, 200, new Range(0, size - 1), size);
            return Optional.empty();
        }
        Range range = parse(asked, size);
        if (range == null) {
            return Optional.of(new Problem(
                    416,
                    "RANGE_NOT_SATISFIABLE",
                    "ask for one range within " + size + " bytes",
                    Map.of("Content-Range", "bytes */" + size, "Cache-Control", "no-store")));
        }
        context.header("Content-Range", "bytes " + range.first() + "-" + range.last() + "/" + size);
        send(context, file, 206, range, size);
        return Optional.empty();
    }

    /** @param size of the file, above 0 */
    static @Nullable Range parse(String header, long size) {
        Matcher m = ONE.matcher(header.strip());
        if (!m.matches()) {
            return null;
        }
        if (m.group(3) != null) {
            long wanted = Math.min(size, Long.parseLong(m.group(3)));
            return wanted == 0 ? null : capped(size - wanted, size - 1);
        }
        long first = Long.parseLong(m.group(1));
        long last = m.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(m.group(2)));
        return first >= size || last < first ? null : capped(first, last);
    }

    private static Range capped(long first, long last) {
        return new Range(first, Math.min(last, first + MOST - 1));
    }

    private static void send(Context context, Reply.FileRange file, int status, Range range, long size)
            throws IOException {
        long length = size == 0 ? 0 : range.last() - range.first() + 1;
        context.status(status).contentType(file.type());
        context.res().setContentLengthLong(length);
        if (context.req().getMethod().equals("HEAD")) {
            return;
        }
        try (var channel = Files.newByteChannel(file.file(), StandardOpenOption.READ)) {
            channel.position(range.first());
            InputStream in = Channels.newInputStream(channel);
            OutputStream out = context.res().getOutputStream();
            byte[] block = new byte[1 << 16];
            for (long left = length; left > 0; ) {
                int read = in.read(block, 0, (int) Math.min(block.length, left));
                if (read < 0) {
                    throw new IOException("the file became shorter: " + file.file());
                }
                out.write(block, 0, read);
                left -= read;
            }
        }
    }
}
