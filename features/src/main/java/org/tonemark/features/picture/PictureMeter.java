package org.tonemark.features.picture;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tonemark.features.decode.BlockSink;
import org.tonemark.features.level.Mix;

/** What is drawn of a track and is not measured anyway; a sink of its samples. About 1 MB whatever the duration. */
public final class PictureMeter implements BlockSink {
    private float[] mono = new float[0];
    private @Nullable OutlineMeter outline;
    private @Nullable SpectrogramMeter spectrogram;

    @Override
    public void start(int sampleRateHz, int channels) {
        outline = new OutlineMeter(sampleRateHz, channels);
        spectrogram = new SpectrogramMeter(sampleRateHz);
    }

    @Override
    public void accept(float[][] block, int length) {
        if (mono.length < length) {
            mono = new float[length];
        }
        Mix.mono(block, length, mono);
        Objects.requireNonNull(outline).accept(block, length);
        Objects.requireNonNull(spectrogram).accept(mono, length);
    }

    /** The outline of all samples so far. @throws NullPointerException before {@link #start} */
    public Outline outline() {
        return Objects.requireNonNull(outline).result();
    }

    /** The spectrogram of all samples so far. @throws NullPointerException before {@link #start} */
    public Spectrogram spectrogram() {
        return Objects.requireNonNull(spectrogram).result();
    }
}
