package org.tonemark.features.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tonemark.features.provenance.TagBytes.box;
import static org.tonemark.features.provenance.TagBytes.chunk;
import static org.tonemark.features.provenance.TagBytes.item;
import static org.tonemark.features.provenance.TagBytes.join;
import static org.tonemark.features.provenance.TagBytes.latin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tonemark.features.decode.CollectingSink;
import org.tonemark.features.decode.DecodeResult;
import org.tonemark.features.decode.FfmpegDecoder;
import org.tonemark.features.decode.FfmpegTranscoder;
import org.tonemark.features.decode.FfmpegTranscoder.Format;
import org.tonemark.features.decode.Signals;

class EdgeTapTest {
    private static final int EDGE = 1 << 20;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1000, EDGE - 1, EDGE, EDGE + 1, 2 * EDGE - 7, 2 * EDGE, 3 * EDGE + 12_345})
    void shouldKeepBothEndsWhateverTheLength(int length) throws IOException {
        byte[] file = new byte[length];
        new Random(length).nextBytes(file);
        EdgeTap tap = new EdgeTap(() -> new ByteArrayInputStream(file));
        try (InputStream in = tap.open()) {
            byte[] chunk = new byte[10_007];
            for (int n = 0; n >= 0; n = in.read(chunk, 3, 9_001)) {}
        }
        FileEdges edges = tap.edges();
        assertThat(edges.length()).isEqualTo(length);
        int head = Math.min(length, EDGE);
        assertThat(edges.copy(0, head)).isEqualTo(Arrays.copyOf(file, head));
        int from = Math.max(0, length - EDGE);
        assertThat(edges.copy(from, length)).isEqualTo(Arrays.copyOfRange(file, from, length));
        if (length > 0 && length <= 2 * EDGE) {
            assertThat(edges.copy(0, length)).isEqualTo(file);
            assertThat(edges.has(0, length)).isTrue();
        }
    }

    /** Indexes and chunks behind megabytes of samples are found through the tail. */
    @Test
    void shouldReadTagsBehindTheSamples() throws IOException {
        byte[] list = box("ilst", item("\u00a9cmt", "made with suno"));
        byte[] moov = box("moov", box("udta", box("meta", new byte[4], list)));
        byte[] m4a = join(box("ftyp", latin("M4A ")), box("mdat", new byte[3 * EDGE]), moov);
        assertThat(marks(m4a)).containsExactly("SUNO_COMMENT");
        byte[] wave = join(latin("WAVE"), chunk("data", new byte[3 * EDGE + 1]), chunk("C2PA", new byte[9]));
        assertThat(marks(join(latin("RIFF"), TagBytes.little(wave.length), wave)))
                .containsExactly("C2PA_MANIFEST");
    }

    private static List<String> marks(byte[] file) throws IOException {
        EdgeTap tap = new EdgeTap(() -> new ByteArrayInputStream(file));
        try (InputStream in = tap.open()) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return Provenance.read(tap.edges()).marks().stream()
                .map(mark -> mark.code().name())
                .toList();
    }

    @Test
    void shouldGiveNothingBetweenTheEnds() throws IOException {
        EdgeTap tap = new EdgeTap(() -> new ByteArrayInputStream(new byte[3 * EDGE]));
        try (InputStream in = tap.open()) {
            in.readAllBytes();
        }
        assertThat(tap.edges().has(EDGE - 2, 4)).isFalse();
        assertThat(tap.edges().copy(EDGE - 2, 4)).hasSize(2);
        assertThat(tap.edges().copy(EDGE + 1, 4)).isEmpty();
    }

    /** A decoder ends where the samples end; what stands behind them is read all the same. */
    @Test
    void shouldSeeTheEndBehindTheSamples() throws IOException {
        float[][] tone = {Signals.sine(440, 0.3, 0, 44_100, 2)};
        byte[] wav = new FfmpegTranscoder().encode(tone, 44_100, Format.WAV_S16, 0, List.of(), Map.of());
        byte[] junk = new byte[5 << 20];
        byte[] file = TagBytes.join(wav, junk, TagBytes.latin("end"));
        EdgeTap tap = new EdgeTap(() -> new ByteArrayInputStream(file));
        assertThat(new FfmpegDecoder().decode(tap, new CollectingSink())).isInstanceOf(DecodeResult.Decoded.class);
        assertThat(tap.edges().length()).isEqualTo(file.length);
        assertThat(tap.edges().ascii(file.length - 3, 3)).isEqualTo("end");
    }
}
