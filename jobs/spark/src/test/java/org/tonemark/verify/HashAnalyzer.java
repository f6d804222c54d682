package org.tonemark.verify;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import org.tonemark.features.decode.AudioSource;
import org.tonemark.nets.SoundEmbedding;
import org.tonemark.verdict.QualityScore;
import org.tonemark.verdict.Rounding;
import org.tonemark.verdict.Verdict;

/** Scores that are a pure function of the bytes: what runners and logs are tested with, in place of audio. */
public record HashAnalyzer() implements TrackAnalyzer, TrackAnalyzer.Factory {
    @Override
    public String model() {
        return "hash-1";
    }

    @Override
    public TrackAnalyzer get() {
        return this;
    }

    @Override
    public Analysis analyze(AudioSource source) {
        try (InputStream in = source.open()) {
            byte[] bytes = in.readAllBytes();
            if (bytes.length == 0) {
                return new Analysis.Unreadable("EMPTY_FILE", "no bytes");
            }
            if (bytes[0] == '!') {
                throw new IllegalStateException("poison\nin two lines");
            }
            CRC32 crc = new CRC32();
            crc.update(bytes);
            return measured(new Random(crc.getValue()));
        } catch (IOException e) {
            return new Analysis.Failed(e.toString());
        }
    }

    private static SoundEmbedding embedding(Random random) {
        byte[] values = new byte[SoundEmbedding.SIZE];
        random.nextBytes(values);
        return new SoundEmbedding(values);
    }

    private static Analysis measured(Random random) {
        double likelihood = Rounding.round4(random.nextDouble());
        byte[] levels = new byte[400];
        random.nextBytes(levels);
        return new Analysis.Measured(
                new Verdict.Origin(
                        likelihood,
                        Rounding.round4(random.nextDouble()),
                        null,
                        List.of(new Verdict.Evidence("decoder-lines", "spacing 200 Hz", 3.5, 0.97)),
                        List.of(new Verdict.Segment(0, 15, likelihood)),
                        Rounding.round4(random.nextDouble()),
                        null,
                        null,
                        null),
                new Verdict.Genre("electronic", 0.71, Map.of("electronic", 0.71)),
                null,
                QualityScore.of(-14.2, 6.0, -1.0, 0, 0.01, 16_000, 0.2),
                new Verdict.Audio(15, 44_100, 2, "mp3", 192),
                15,
                new SpectrumSketch(levels, 55.125, new float[] {3200f, 3400f}),
                null,
                List.of(),
                embedding(random));
    }
}
