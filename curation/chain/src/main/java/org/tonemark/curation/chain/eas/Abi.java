package org.tonemark.curation.chain.eas;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.attest.Bytes32;

/**
 * Solidity ABI of flat tuples of strings and words (contract ABI specification, "Formal Specification of the Encoding").
 * An own few lines: a check of a receipt starts in a fraction of a second and loads no library of a chain.
 */
public final class Abi {
    private static final int WORD = 32;

    private Abi() {}

    /** A number as a word. @param value from 0 */
    public static byte[] word(long value) {
        return ByteBuffer.allocate(WORD).putLong(WORD - 8, value).array();
    }

    /** An address as a word. */
    public static byte[] word(Address address) {
        return ByteBuffer.allocate(WORD).put(12, address.bytes()).array();
    }

    /** {@code abi.encode} of a tuple. @param values each a word of 32 bytes or a {@code String} */
    static byte[] encode(List<Object> values) {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        ByteArrayOutputStream tail = new ByteArrayOutputStream();
        for (Object value : values) {
            if (value instanceof String text) {
                head.writeBytes(word(values.size() * WORD + tail.size()));
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                tail.writeBytes(word(utf8.length));
                tail.writeBytes(Arrays.copyOf(utf8, (utf8.length + WORD - 1) / WORD * WORD));
            } else {
                head.writeBytes((byte[]) value);
            }
        }
        head.writeBytes(tail.toByteArray());
        return head.toByteArray();
    }

    /** Reads a tuple field by field; anything but what {@link #encode} writes is refused at {@link #end}. */
    static final class Reader {
        private final byte[] data;
        private final List<Object> read = new ArrayList<>();

        Reader(byte[] data) {
            this.data = data;
        }

        /** The next field, of 32 bytes. */
        Bytes32 bytes32() {
            byte[] word = next();
            read.add(word);
            return Bytes32.of(word);
        }

        /** The next field. @param bits at most 63 are used */
        long number(int bits) {
            byte[] word = next();
            read.add(word);
            return number(word, Math.min(bits, 63));
        }

        /** The next field, of at most {@code longest} bytes. */
        String text(int longest) {
            long offset = number(next(), 31);
            long length = number(slice(offset, WORD), 31);
            if (length > longest) {
                throw new IllegalArgumentException("a text of " + length + " bytes: at most " + longest);
            }
            String text = utf8(slice(offset + WORD, (int) length));
            read.add(text);
            return text;
        }

        /** To be called after the last field. */
        void end() {
            if (!Arrays.equals(encode(read), data)) {
                throw new IllegalArgumentException("the data are not encoded as the contract ABI says");
            }
        }

        private byte[] next() {
            return slice((long) read.size() * WORD, WORD);
        }

        private byte[] slice(long from, int length) {
            if (from + length > data.length) {
                throw new IllegalArgumentException("the data end too early");
            }
            return Arrays.copyOfRange(data, (int) from, (int) from + length);
        }

        private static long number(byte[] word, int bits) {
            long value = ByteBuffer.wrap(word).order(ByteOrder.BIG_ENDIAN).getLong(WORD - 8);
            boolean high = false;
            for (int i = 0; i < WORD - 8; i++) {
                high |= word[i] != 0;
            }
            if (high || value < 0 || bits < 63 && value >> bits != 0) {
                throw new IllegalArgumentException("a number above " + bits + " bits");
            }
            return value;
        }

        private static String utf8(byte[] bytes) {
            try {
                CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
                return text.toString();
            } catch (CharacterCodingException e) {
                throw new IllegalArgumentException("a text that is not UTF-8", e);
            }
        }
    }
}
