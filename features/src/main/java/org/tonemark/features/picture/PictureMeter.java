package org.tonemark.features.picture;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tonemark.features.decode.BlockSink;
import org.tonemark.features.level.Mix;

/** What is drawn of a track and is not measured anyway; a sink of its samples. About 1.3 MB whatever the duration. */
public final class PictureMeter implements BlockSink {
    private static final int DRAWN_COLUMNS = 1_200;

    /** What a player zooms into: a column is 0.02 s of three minutes at 44.1 kHz, and 0.74 s of an hour. */
    private static final int PEAK_COLUMNS = 8_192;

    private float[] mono = new float[0];
    private @Nullable OutlineMeter outline;
    private @Nullable OutlineMeter peaks;
    private @Nullable SpectrogramMeter spectrogram;

    @Override
    public void start(int sampleRateHz, int channels) {
        outline = new OutlineMeter(sampleRateHz, channels, DRAWN_COLUMNS);
        peaks = new OutlineMeter(sampleRateHz, channels, PEAK_COLUMNS);
        spectrogram = new SpectrogramMeter(sampleRateHz);
    }

    @Override
    public void accept(float[][] block, int length) {
        if (mono.length < length) {
            mono = new float[length];
        }
        Mix.mono(block, length, mono);
        Objects.requireNonNull(outline).accept(block, length);
        Objects.requireNonNull(peaks).accept(block, length);
        Objects.requireNonNull(spectrogram).accept(mono, length);
    }

    /** The same in up to seven times as many columns, for players. @throws NullPointerException before {@link #start} */
    public Outline peaks() {
        return Objects.requireNonNull(peaks).result();
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
