package org.tonemark.features.provenance;

/**
 * Hostile text for people: one line, without control, bidirectional-format, private-use and unpaired surrogate
 * characters, without characters that mean something in HTML or in a quoted string, cut to a length.
 */
public final class SafeText {
    private static final String SPECIAL = "<>&`\\";
    /** Marks on one letter; more pile up over the lines around. */
    private static final int MOST_MARKS = 2;

    private SafeText() {}

    /**
     * @param longest in code points, at least 1; a longer text ends in …
     * @return the text with every such character as {@code ?}, double quotes as single ones, and runs of white space as
     *     one blank
     */
    public static String of(String text, int longest) {
        StringBuilder safe = new StringBuilder();
        int[] points = text.strip().codePoints().limit(4L * longest).toArray();
        int written = 0;
        boolean blank = false;
        int marks = 0;
        for (int c : points) {
            if (written == longest) {
                return safe.append('…').toString();
            }
            boolean space = Character.isWhitespace(c) || Character.isSpaceChar(c);
            if (space && blank) {
                continue;
            }
            marks = isMark(c) ? marks + 1 : 0;
            safe.appendCodePoint(space ? ' ' : c == '"' ? '\'' : harmless(c) && marks <= MOST_MARKS ? c : '?');
            written++;
            blank = space;
        }
        return safe.toString();
    }

    private static boolean isMark(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static boolean harmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.ENCLOSING_MARK -> false;
            default -> SPECIAL.indexOf(c) < 0;
        };
    }
}
