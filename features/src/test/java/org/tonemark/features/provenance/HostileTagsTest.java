package org.tonemark.features.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tonemark.features.provenance.TagBytes.ape;
import static org.tonemark.features.provenance.TagBytes.box;
import static org.tonemark.features.provenance.TagBytes.chunk;
import static org.tonemark.features.provenance.TagBytes.comment;
import static org.tonemark.features.provenance.TagBytes.frame;
import static org.tonemark.features.provenance.TagBytes.id3;
import static org.tonemark.features.provenance.TagBytes.item;
import static org.tonemark.features.provenance.TagBytes.join;
import static org.tonemark.features.provenance.TagBytes.latin;
import static org.tonemark.features.provenance.TagBytes.little;
import static org.tonemark.features.provenance.TagBytes.vorbis;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.tonemark.features.decode.FfmpegTranscoder;
import org.tonemark.features.decode.FfmpegTranscoder.Format;
import org.tonemark.features.decode.Signals;

class HostileTagsTest {
    private static final int MUTANTS_A_SEED = 3_000;

    private static List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        float[][] tone = Signals.music(48_000, 0.1, 1);
        for (Format format : List.of(Format.MP3, Format.VORBIS, Format.FLAC, Format.M4A, Format.WAV_S16)) {
            seeds.add(new FfmpegTranscoder()
                    .encode(
                            tone,
                            48_000,
                            format,
                            96,
                            List.of(),
                            Map.of("comment", "made with suno", "artist", "Udio")));
        }
        seeds.add(id3(2, 0, frame(2, "COM", comment("made with suno")), frame(2, "TP1", latin("\0Udio"))));
        seeds.add(id3(4, 0x80, frame(4, "TXXX", 3, latin("\0\0\0\0\3A\0b")), frame(4, "GEOB", new byte[30])));
        seeds.add(join(
                box("ftyp"), box("moov", box("udta", box("meta", new byte[4], box("ilst", item("\u00a9cmt", "x")))))));
        byte[] wave = join(latin("WAVE"), chunk("LIST", latin("INFO"), chunk("ICMT", latin("abc"))));
        seeds.add(join(latin("RIFF"), little(wave.length), wave));
        seeds.add(TagBytes.ogg(latin("\1vorbis"), join(latin("\3vorbis"), vorbis("v", "A=b", "C=d"))));
        seeds.add(ape("Artist=Udio", "Comment=made with suno", "#Cover=abc"));
        return seeds;
    }

    @Test
    void shouldReadMutantsInBoundedTimeWithoutFailing() throws IOException {
        Random random = new Random(8);
        List<byte[]> seeds = seeds();
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (byte[] seed : seeds) {
                for (int i = 0; i < MUTANTS_A_SEED; i++) {
                    Provenance found = Provenance.read(FileEdges.of(mutant(seed, random)));
                    assertThat(found.fields()).hasSizeLessThanOrEqualTo(64);
                    found.marks().forEach(mark -> assertThat(mark.name()).doesNotContain("<", "\n", "\u202e"));
                }
            }
        });
    }

    private static byte[] mutant(byte[] seed, Random random) {
        byte[] file = seed.clone();
        int front = Math.min(file.length, 600);
        switch (random.nextInt(4)) {
            case 0 -> file = Arrays.copyOf(file, random.nextInt(file.length));
            case 1 -> {
                int at = random.nextInt(front);
                Arrays.fill(file, at, Math.min(file.length, at + 4), (byte) (random.nextBoolean() ? 0xff : 0x7f));
            }
            case 2 -> {
                int from = random.nextInt(front);
                int to = random.nextInt(front);
                int n = Math.min(random.nextInt(64), file.length - Math.max(from, to));
                System.arraycopy(file, from, file, to, n);
            }
            default -> {
                for (int i = 0; i < 1 + random.nextInt(12); i++) {
                    file[random.nextInt(front)] = (byte) random.nextInt();
                }
            }
        }
        return file;
    }

    /** Sizes that point back, at themselves, or that promise millions of pieces. */
    @Test
    void shouldEndWhenSizesLie() {
        byte[] empties = new byte[1 << 20];
        for (int at = 0; at + 8 <= empties.length; at += 8) {
            empties[at + 3] = 8;
            empties[at + 4] = 'f';
        }
        byte[] frames = new byte[1 << 20];
        for (int at = 0; at + 10 <= frames.length; at += 10) {
            Arrays.fill(frames, at, at + 4, (byte) 'T');
        }
        byte[] oggs = new byte[1 << 20];
        for (int at = 0; at + 27 <= oggs.length; at += 27) {
            System.arraycopy(latin("OggS"), 0, oggs, at, 4);
        }
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            Provenance.read(FileEdges.of(join(box("ftyp"), empties)));
            Provenance.read(FileEdges.of(id3(3, 0, frames)));
            Provenance.read(FileEdges.of(oggs));
            Provenance.read(FileEdges.of(join(latin("RIFF"), little(0), latin("WAVE"), new byte[1 << 20])));
            byte[] nested = box("ilst");
            for (int i = 0; i < 2_000; i++) {
                nested = box(i % 2 == 0 ? "udta" : "moov", nested);
            }
            Provenance.read(FileEdges.of(join(box("ftyp"), nested)));
        });
    }
}
