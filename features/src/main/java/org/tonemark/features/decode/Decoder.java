package org.tonemark.features.decode;

/** Bytes in, blocks of samples out. Implementations are thread-safe: one instance decodes many tracks at once. */
public interface Decoder {
    /**
     * Decodes one track. Blocks all have the same length but the last, whatever the speed of the source, so that sums
     * over blocks are reproducible. What the sink got before a result other than {@link DecodeResult.Decoded} is to be
     * thrown away. Exceptions of the sink are passed on, after the decoder has been stopped.
     */
    DecodeResult decode(AudioSource source, BlockSink sink);
}
