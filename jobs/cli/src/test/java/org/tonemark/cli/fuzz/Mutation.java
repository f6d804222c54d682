package org.tonemark.cli.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Ways to spoil a good file; each a function of the bytes and a seed. */
enum Mutation {
    /** 1 to 64 bits anywhere. */
    BIT_FLIPS {
        @Override
        byte[] of(byte[] good, byte[] other, Random random) {
            byte[] bytes = good.clone();
            for (int i = 1 + random.nextInt(64); i > 0; i--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return bytes;
        }
    },
    /** Anything after some byte is missing. */
    TRUNCATION {
        @Override
        byte[] of(byte[] good, byte[] other, Random random) {
            return Arrays.copyOf(good, 1 + random.nextInt(good.length));
        }
    },
    /** A piece of a file of another format in the middle. */
    SPLICE {
        @Override
        byte[] of(byte[] good, byte[] other, Random random) {
            int at = random.nextInt(good.length);
            int from = random.nextInt(other.length);
            int length = random.nextInt(other.length - from) + 1;
            return join(
                    Arrays.copyOf(good, at),
                    Arrays.copyOfRange(other, from, from + length),
                    Arrays.copyOfRange(good, at, good.length));
        }
    },
    /** Random bytes in the first hundreds. */
    HEADER_LIE {
        @Override
        byte[] of(byte[] good, byte[] other, Random random) {
            byte[] bytes = good.clone();
            for (int i = 1 + random.nextInt(8); i > 0; i--) {
                bytes[random.nextInt(Math.min(bytes.length, 400))] = (byte) random.nextInt(256);
            }
            return bytes;
        }
    },
    /** Sizes of 2^31 and around, in either byte order, in the first kilobytes. */
    HUGE_SIZE {
        @Override
        byte[] of(byte[] good, byte[] other, Random random) {
            byte[] bytes = good.clone();
            int[] sizes = {-1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x7fffff00, 0xff, 0x00ffffff};
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                int at = 4 * random.nextInt(Math.min(bytes.length, 2048) / 4 - 1);
                ByteBuffer.wrap(bytes).putInt(at, sizes[random.nextInt(sizes.length)]);
            }
            return bytes;
        }
    },
    /** Boxes in boxes, thousands deep, before the file; the outermost says it holds all. */
    NESTED_BOXES {
        @Override
        byte[] of(byte[] good, byte[] other, Random random) {
            String[] names = {"moov", "trak", "mdia", "minf", "stbl", "udta", "meta", "ilst", "free"};
            int depth = 1 + random.nextInt(4_000);
            ByteBuffer out = ByteBuffer.allocate(8 * depth + good.length);
            for (int i = 0; i < depth; i++) {
                out.putInt(random.nextInt(8) == 0 ? -1 : 8 * (depth - i) + good.length);
                out.put(names[random.nextInt(names.length)].getBytes(StandardCharsets.US_ASCII));
            }
            return out.put(good).array();
        }
    },
    /** Noise after a good file. */
    GARBAGE_AFTER {
        @Override
        byte[] of(byte[] good, byte[] other, Random random) {
            byte[] garbage = new byte[1 + random.nextInt(60_000)];
            random.nextBytes(garbage);
            return join(good, garbage);
        }
    },
    /** A stretch of zeros, or of ones. */
    WIPED {
        @Override
        byte[] of(byte[] good, byte[] other, Random random) {
            byte[] bytes = good.clone();
            int from = random.nextInt(bytes.length);
            Arrays.fill(
                    bytes, from, from + random.nextInt(bytes.length - from), (byte) (random.nextBoolean() ? 0 : -1));
            return bytes;
        }
    },
    /** A stretch again and again. */
    REPEATED {
        @Override
        byte[] of(byte[] good, byte[] other, Random random) {
            int from = random.nextInt(good.length);
            byte[] piece = Arrays.copyOfRange(good, from, Math.min(good.length, from + 1 + random.nextInt(4_000)));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(good, 0, from);
            for (int i = random.nextInt(40); i >= 0; i--) {
                out.writeBytes(piece);
            }
            out.write(good, from, good.length - from);
            return out.toByteArray();
        }
    };

    /**
     * Spoils a file.
     *
     * @param good the file, of at least 16 bytes
     * @param other a file of another format
     */
    abstract byte[] of(byte[] good, byte[] other, Random random);

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
