package org.tonemark.nets.attack;

import java.io.IOException;
import java.util.SplittableRandom;
import org.tonemark.features.decode.FfmpegTranscoder;
import org.tonemark.features.decode.FfmpegTranscoder.Format;
import org.tonemark.nets.dataset.Clip;

/**
 * One way to make a track that is not AI-generated look as if it were.
 *
 * @param name stable, for tables: {@code comb constant -30 dB}
 * @param forgery how it is made
 * @param tagged whether the file also gets the tags of a generator
 */
public record Attack(String name, Forgery forgery, boolean tagged) {

    /** The forged file: 16-bit WAV, or mp3 with tags. @throws IOException if it cannot be encoded */
    public byte[] file(Clip human, Clip ai, SplittableRandom random) throws IOException {
        Clip forged = forgery.forge(human, ai, random);
        FfmpegTranscoder transcoder = new FfmpegTranscoder();
        return tagged
                ? GeneratorTags.on(transcoder.encode(forged.samples(), forged.rate(), Format.MP3, 128))
                : transcoder.encode(forged.samples(), forged.rate(), Format.WAV_S16, 0);
    }

    /** Makes the sound. */
    @FunctionalInterface
    public interface Forgery {
        /**
         * @param human music of a human-made track
         * @param ai music of an AI-generated track; few attacks use it
         * @param random everything that is drawn
         */
        Clip forge(Clip human, Clip ai, SplittableRandom random);
    }
}
