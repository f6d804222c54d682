package org.tonemark.cli;

/** Text that cannot steer a terminal: hostile names hold escape sequences, line ends and right-to-left marks. */
public final class Printable {
    private Printable() {}

    /** The text with control, bidirectional-format and unpaired surrogate characters as {@code \}{@code uXXXX}. */
    public static String of(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (steers(c)) {
                safe.append("\\u%04x".formatted(c));
            } else {
                safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }

    private static boolean steers(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT && c != 0x200d
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
