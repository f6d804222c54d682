package org.tonemark.features.decode;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import org.jspecify.annotations.Nullable;

/** ffmpeg's output, a WAV stream of 32-bit floats without a known length, as blocks of separate channels. */
final class PcmStream {
    /** Samples of a channel in a block. */
    static final int BLOCK = 8192;

    private static final int DATA = 0x61746164; // "data"
    private static final int FORMAT = 0x20746d66; // "fmt "
    private static final int LONGEST_CHUNK = 1 << 16;

    private final InputStream in;
    private final int sampleRateHz;
    private final int channels;
    private final byte[] bytes;
    private final IntBuffer view;
    private final int[] interleaved;
    private final float[][] planar;
    private int peakBits;

    private PcmStream(InputStream in, int sampleRateHz, int channels) {
        this.in = in;
        this.sampleRateHz = sampleRateHz;
        this.channels = channels;
        bytes = new byte[BLOCK * channels * Float.BYTES];
        view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
        interleaved = new int[BLOCK * channels];
        planar = new float[channels][BLOCK];
    }

    /** Reads the header; {@code null} if the stream ends before its first sample could come. */
    static @Nullable PcmStream open(InputStream in) throws IOException {
        DataInputStream header = new DataInputStream(in);
        try {
            header.skipNBytes(12);
            int rate = 0;
            int channels = 0;
            for (int id = littleEndian(header); id != DATA; id = littleEndian(header)) {
                byte[] chunk = header.readNBytes(Math.min(littleEndian(header), LONGEST_CHUNK));
                if (id == FORMAT) {
                    ByteBuffer format = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
                    channels = Short.toUnsignedInt(format.getShort(2));
                    rate = format.getInt(4);
                }
            }
            header.skipNBytes(4);
            return new PcmStream(in, rate, channels);
        } catch (EOFException e) {
            return null;
        }
    }

    private static int littleEndian(DataInputStream in) throws IOException {
        return Integer.reverseBytes(in.readInt());
    }

    int sampleRateHz() {
        return sampleRateHz;
    }

    int channels() {
        return channels;
    }

    /** Reads the next block, full but for the last; 0 at the end. */
    int read() throws IOException {
        int frames = in.readNBytes(bytes, 0, bytes.length) / (channels * Float.BYTES);
        view.clear();
        view.get(interleaved, 0, frames * channels);
        for (int c = 0; c < channels; c++) {
            peakBits = Math.max(peakBits, separate(planar[c], c, frames));
        }
        return frames;
    }

    /** Fills one channel and returns the bits of its largest magnitude: those of NaN and infinity are larger yet. */
    private int separate(float[] channel, int first, int frames) {
        int peak = 0;
        for (int i = 0, at = first; i < frames; i++, at += channels) {
            int bits = interleaved[at];
            peak = Math.max(peak, bits & 0x7fffffff);
            channel[i] = Float.intBitsToFloat(bits);
        }
        return peak;
    }

    /** The last block read, {@code [channel][sample]}; overwritten by the next. */
    float[][] block() {
        return planar;
    }

    /** Largest magnitude so far, NaN or infinite if such a sample came. */
    float peak() {
        return Float.intBitsToFloat(peakBits);
    }
}
