package org.tonemark.nets.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tonemark.features.decode.AudioSource;
import org.tonemark.features.decode.FfmpegTranscoder;
import org.tonemark.features.decode.FfmpegTranscoder.Format;

class PerturbationsTest {
    private static final FfmpegTranscoder TRANSCODER = new FfmpegTranscoder();
    private static final FfmpegAugmenter PERTURBATIONS = FfmpegAugmenter.perturbations();

    private static AudioSource source(byte[] bytes) {
        return () -> new ByteArrayInputStream(bytes);
    }

    private static float[][] noise(int channels, int length) {
        SplittableRandom random = new SplittableRandom(7);
        float[][] out = new float[channels][length];
        for (float[] channel : out) {
            for (int i = 0; i < length; i++) {
                channel[i] = (float) (0.1 * random.nextGaussian());
            }
        }
        return out;
    }

    private static AudioSource altered(String name, AudioSource original) throws IOException {
        return PERTURBATIONS.alter(original, PERTURBATIONS.names().indexOf(name), 1);
    }

    @ParameterizedTest
    @CsvSource({"1, 16000", "2, 22050", "1, 44100", "2, 48000"})
    void shouldMakeEveryPerturbationWhateverTheRateAndChannels(int channels, int rate) throws IOException {
        AudioSource wav = source(TRANSCODER.encode(noise(channels, 6 * rate), rate, Format.WAV_F32, 0));

        for (String name : PERTURBATIONS.names()) {
            Clip copy = Clip.read(altered(name, wav), 15);

            double seconds = copy.length() / (double) copy.rate();
            assertThat(seconds).as(name).isCloseTo(name.equals("crop 5 s") ? 5 : 6, within(0.35));
            assertThat(copy.rms()).as(name).isGreaterThan(0.01);
        }
    }

    /** Coded so before at a low bit rate, whole bands are empty on the encoder's own frames: there it aborts. */
    @Test
    void shouldCodeAsVorbisWhereTheEncoderAloneAborts() throws IOException {
        AudioSource vorbis = source(TRANSCODER.encode(noise(2, 2 * 44_100), 44_100, Format.VORBIS, 10));
        Clip again = Clip.read(vorbis, 15);

        assertThatThrownBy(() -> TRANSCODER.encode(again.samples(), again.rate(), Format.VORBIS, 96))
                .isInstanceOf(IOException.class);

        Clip copy = Clip.read(altered("vorbis 96", vorbis), 15);
        assertThat(copy.length()).isCloseTo(again.length(), within(64));
        assertThat(copy.rms()).isCloseTo(again.rms(), within(0.1 * again.rms()));
    }

    @Test
    void shouldKeepTheLevelWhenOneChannelIsCodedAsVorbis() throws IOException {
        AudioSource wav = source(TRANSCODER.encode(noise(1, 44_100), 44_100, Format.WAV_F32, 0));

        assertThat(Clip.read(altered("vorbis 96", wav), 15).rms()).isCloseTo(0.1, within(0.02));
    }

    @Test
    void shouldCodeSilenceAsVorbis() throws IOException {
        AudioSource silence = source(TRANSCODER.encode(new float[1][44_100], 44_100, Format.WAV_S16, 0));

        assertThat(Clip.read(altered("vorbis 96", silence), 15).rms()).isZero();
    }

    @Test
    void shouldGiveTheSameCopyTwice() throws IOException {
        AudioSource wav = source(TRANSCODER.encode(noise(2, 44_100), 44_100, Format.WAV_F32, 0));

        assertThat(altered("vorbis 96", wav).open().readAllBytes())
                .isEqualTo(altered("vorbis 96", wav).open().readAllBytes());
    }
}
