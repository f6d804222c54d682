package org.tonemark.curation.core;

import java.io.Serializable;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * A statement about a track that curators affirm or deny.
 *
 * @param code what a flag flags, such as {@code rights} or {@code spam}; empty for the other families
 */
public record Claim(Family family, String code) implements Comparable<Claim>, Serializable {
    /** Origin = AI. */
    public static final Claim ORIGIN = new Claim(Family.ORIGIN, "");
    /** Worth promoting. */
    public static final Claim QUALITY = new Claim(Family.QUALITY, "");

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Comparator<Claim> ORDER =
            Comparator.comparing(Claim::family).thenComparing(Claim::code);

    public Claim {
        boolean flag = family == Family.FLAG;
        if (flag ? !CODE.matcher(code).matches() : !code.isEmpty()) {
            throw new IllegalArgumentException("no such claim: " + family + ":" + code);
        }
    }

    public static Claim flag(String code) {
        return new Claim(Family.FLAG, code);
    }

    /** Reads {@link #toString()}. @throws IllegalArgumentException for any other text */
    public static Claim parse(String text) {
        return switch (text) {
            case "origin" -> ORIGIN;
            case "quality" -> QUALITY;
            default -> {
                if (!text.startsWith("flag:")) {
                    throw new IllegalArgumentException("no such claim: " + text);
                }
                yield flag(text.substring(5));
            }
        };
    }

    @Override
    public int compareTo(Claim other) {
        return ORDER.compare(this, other);
    }

    /** {@code origin}, {@code quality}, {@code flag:CODE}. */
    @Override
    public String toString() {
        return switch (family) {
            case ORIGIN -> "origin";
            case QUALITY -> "quality";
            case FLAG -> "flag:" + code;
        };
    }
}
