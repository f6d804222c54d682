package org.tonemark.curation.console.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.tonemark.curation.core.Answer;
import org.tonemark.curation.core.ClaimDecision;
import org.tonemark.curation.core.Reputation;

/** Numbers, times and names as pages show them. */
public final class Formats {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);
    private static final double FIXED_ONE = 1 << 20;
    private static final int SHOWN_CID = 22;
    /** Shares of a panel's seats that would have had to answer the other way. */
    private static final double NEAR = 0.15;

    private static final double CLEAR = 0.3;

    private Formats() {}

    /** {@code 21 Nov 2026, 14:08 UTC}. @param millis since 1970 UTC */
    public static String time(long millis) {
        return TIME.format(Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC));
    }

    /** ISO 8601. @param millis since 1970 UTC */
    public static String iso(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    /** {@code 3:05}, {@code 1:02:03}. */
    public static String duration(double seconds) {
        long whole = Math.round(seconds);
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }

    /** One decimal. @param share 0 … 1 */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f\u00a0%%", 100 * share);
    }

    /** Given decimals, trailing zeros kept, with a minus sign as long as a digit. */
    public static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value).replace('-', '\u2212');
    }

    /** With a comma between thousands. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A share of 2^-20 fixed point. */
    public static double fixed(long value) {
        return value / FIXED_ONE;
    }

    /** Both ends of a CID; all of a short one. */
    public static String shortCid(String cid) {
        return cid.length() <= SHOWN_CID ? cid : cid.substring(0, 10) + "…" + cid.substring(cid.length() - 8);
    }

    /** {@code 0x12345678…9abc}. */
    public static String shortAddress(String address) {
        return address.substring(0, 10) + "…" + address.substring(address.length() - 4);
    }

    /** Share of hits in a record, 0 … 1; NaN without one. */
    public static double hitShare(Reputation reputation) {
        return (double) reputation.hits() / (reputation.hits() + reputation.misses());
    }

    /** How near a finding was to another one: {@code near}, {@code middling}, {@code clear}; {@code open} for none. */
    public static String closeness(ClaimDecision claim) {
        if (claim.finding() == Answer.UNSURE) {
            return "open";
        }
        double share = (double) claim.turnSeats() / Math.max(claim.seats(), 1);
        return share < NEAR ? "near" : share < CLEAR ? "middling" : "clear";
    }

    /** A label of a model, such as {@code hip-hop}, as a heading. */
    public static String label(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** A line of a message as a sentence. */
    public static String sentence(String line) {
        return line.isEmpty() || line.endsWith(".") ? label(line) : label(line) + ".";
    }

    /** For a part of an address. */
    public static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
