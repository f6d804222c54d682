package org.tonemark.curation.core;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What texts of people a record or a ballot may hold. */
public final class TextRules {
    /**
     * A CID of version 1, raw or dag-pb, sha2-256, in base32: the prefix spells out version, codec, hash and length, and
     * the last character has no stray bits.
     */
    private static final Pattern CID = Pattern.compile("baf(ybei|krei)[a-h][a-z2-7]{50}[aeimquy4]");

    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int ZERO_WIDTH_JOINER = 0x200d;

    private TextRules() {}

    /** @throws IllegalArgumentException when it is no CID of version 1 as this program writes them */
    public static void checkCid(String field, @Nullable String cid) {
        if (cid == null || !CID.matcher(cid).matches()) {
            throw new IllegalArgumentException(
                    field + " must be a CID of version 1 in base32 (bafy… or bafk…), sha2-256");
        }
    }

    /**
     * @param least Unicode code points
     * @param most the same
     * @param lines whether line ends and tabs are allowed; other control, bidirectional and private characters never are
     * @throws IllegalArgumentException naming the field and what is wrong
     */
    public static void check(String field, @Nullable String text, int least, int most, boolean lines) {
        if (text == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        int length = text.codePointCount(0, text.length());
        if (length < least || length > most) {
            throw new IllegalArgumentException(field + " must have " + least + " to " + most + " characters");
        }
        if (least > 0 && text.isBlank()) {
            throw new IllegalArgumentException(field + " is blank");
        }
        text.codePoints().filter(c -> !allowed(c, lines)).findFirst().ifPresent(c -> {
            throw new IllegalArgumentException(
                    "%s holds the character U+%04X, which is not shown or steers what is shown".formatted(field, c));
        });
    }

    private static boolean allowed(int c, boolean lines) {
        if (c == '\n' || c == '\t') {
            return lines;
        }
        boolean noCharacter = (c & 0xfffe) == 0xfffe || c >= 0xfdd0 && c <= 0xfdef;
        if (noCharacter) {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.FORMAT -> c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER; // emoji, Persian, Indic
            default -> true;
        };
    }
}
