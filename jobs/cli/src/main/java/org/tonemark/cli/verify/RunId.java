package org.tonemark.cli.verify;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names runs so that they sort by time: {@code 20261121T044211Z-3f2a}. */
final class RunId {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private RunId() {}

    static String of(Instant started) {
        return TIME.format(started) + "-%04x".formatted(new SecureRandom().nextInt(0x10000));
    }
}
