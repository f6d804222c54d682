package org.tonemark.features.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tonemark.features.provenance.TagBytes.big;
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
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tonemark.features.decode.FfmpegTranscoder;
import org.tonemark.features.decode.FfmpegTranscoder.Format;
import org.tonemark.features.decode.Signals;

class ProvenanceTest {
    private static final String SUNO = "made with suno; created=2025-10-08T16:20:02.314Z; id=116d34f4-b3d5-48b8";
    private static final String SUNO_MARK = "SUNO_COMMENT \"" + SUNO + '"';

    private static List<String> marks(byte[]... parts) {
        return Provenance.read(FileEdges.of(join(parts))).marks().stream()
                .map(Mark::name)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(names = {"MP3", "VORBIS", "OPUS", "FLAC", "M4A", "WAV_S16"})
    void shouldFindMarksInFilesThatFfmpegWrote(Format format) throws IOException {
        byte[] file = new FfmpegTranscoder()
                .encode(
                        Signals.music(48_000, 0.5, 1),
                        48_000,
                        format,
                        96,
                        List.of(),
                        Map.of("comment", SUNO, "artist", "Udio"));
        assertThat(marks(file)).contains(SUNO_MARK, "UDIO_ARTIST \"Udio\"");
    }

    @Test
    void shouldNameTheEncoder() throws IOException {
        float[][] tone = {Signals.sine(440, 0.3, 0, 44_100, 0.5)};
        assertThat(marks(new FfmpegTranscoder().encode(tone, 44_100, Format.FLAC, 0)))
                .containsExactly("ENCODER \"ffmpeg\"");
        byte[] frame = join(latin("\u00ff\u00fb\u0090\u0064"), new byte[32], latin("Info"), big(0xf, 4));
        byte[] optional = new byte[4 + 4 + 100 + 4];
        assertThat(marks(id3(3, 0), frame, optional, latin("LAME3.100\0\u0002")))
                .containsExactly("ENCODER \"LAME3.100\"");
        assertThat(marks(frame, optional, latin("\u0001\u0002\u0003 LAME  "))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void shouldReadCommentsOfEveryId3Version(int major) {
        String id = major == 2 ? "COM" : "COMM";
        assertThat(marks(id3(major, 0, frame(major, id, comment(SUNO))))).containsExactly(SUNO_MARK);
        assertThat(marks(id3(major, 0, frame(major, id, TagBytes.utf16("eng", SUNO)))))
                .containsExactly(SUNO_MARK);
    }

    @Test
    void shouldUndoUnsynchronisationOfTagsAndFrames() {
        byte[] priv = latin("owner\0\u00ff\0\u00ff\u00e0");
        byte[] old = join(frame(3, "PRIV", priv), frame(3, "COMM", comment(SUNO)));
        assertThat(marks(id3(3, 0x80, TagBytes.unsynchronise(old)))).containsExactly(SUNO_MARK);
        byte[] text = TagBytes.unsynchronise(join(latin("\0eng\u00ff\0"), latin(SUNO)));
        assertThat(marks(id3(4, 0x80, frame(4, "COMM", 2, text)))).containsExactly(SUNO_MARK);
    }

    @Test
    void shouldPassOverExtendedHeadersAndCompressedFrames() {
        byte[] extended = join(big(6, 4), new byte[6]);
        byte[] packed = frame(3, "COMM", 0x80, comment("made with suno packed"));
        assertThat(marks(id3(3, 0x40, extended, packed, frame(3, "COMM", comment(SUNO)))))
                .containsExactly(SUNO_MARK);
    }

    @Test
    void shouldReadUserTextLinksAndDescribedSources() {
        byte[] label = latin("\0AIGC\0{\"Label\":\"1\"}");
        byte[] link = latin("https://suno.com/song/116d34f4");
        byte[] xmp = latin("XMP\0<rdf Iptc4xmpExt:DigitalSourceType="
                + "\"http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia\"/>");
        assertThat(marks(id3(4, 0, frame(4, "TXXX", label), frame(4, "WOAS", link), frame(4, "PRIV", xmp))))
                .containsExactly(
                        "SUNO_COMMENT \"https://suno.com/song/116d34f4\"",
                        "AIGC_LABEL \"{'Label':'1'}\"",
                        "AI_SOURCE_TYPE \"trainedAlgorithmicMedia\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/c2pa", "application/x-c2pa-manifest-store"})
    void shouldSeeManifestsInId3(String mime) {
        byte[] tag = id3(3, 0, frame(3, "GEOB", TagBytes.manifestFrame(mime)));
        assertThat(marks(tag)).containsExactly("C2PA_MANIFEST");
        assertThat(marks(tag, latin("fLaC"), big(0x84000000L, 4))).containsExactly("C2PA_MANIFEST");
        assertThat(marks(id3(3, 0, frame(3, "GEOB", TagBytes.manifestFrame("image/png")))))
                .isEmpty();
    }

    @Test
    void shouldSeeManifestsAndTextsInChunks() {
        byte[] info = chunk("LIST", latin("INFO"), chunk("ICMT", latin(SUNO)), chunk("ISFT", latin("Lavf61")));
        byte[] body = join(
                latin("WAVE"),
                chunk("fmt ", new byte[16]),
                chunk("data", new byte[11]),
                info,
                chunk("C2PA", new byte[40]));
        assertThat(marks(latin("RIFF"), little(body.length), body))
                .containsExactly(SUNO_MARK, "C2PA_MANIFEST", "ENCODER \"Lavf61\"");
    }

    @Test
    void shouldSeeManifestsAndItemsInBoxes() {
        byte[] uuid = HexFormat.of().parseHex("d8fec3d61b0e483c92975828877ec481");
        byte[] free = box(
                "----",
                box("mean", new byte[4], latin("com.apple")),
                box("name", new byte[4], latin("AIGC")),
                box("data", big(1, 4), big(0, 4), latin("yes")));
        byte[] list = box("ilst", item("\u00a9cmt", SUNO), item("\u00a9ART", "udio"), free);
        byte[] moov = box("moov", box("udta", box("meta", new byte[4], list)));
        assertThat(marks(box("ftyp", latin("M4A ")), box("uuid", uuid, new byte[20]), box("mdat", new byte[9]), moov))
                .containsExactly(SUNO_MARK, "UDIO_ARTIST \"udio\"", "AIGC_LABEL \"yes\"", "C2PA_MANIFEST");
    }

    @Test
    void shouldJoinCommentsOverManyPages() {
        String cover = "METADATA_BLOCK_PICTURE=" + "A".repeat(3_000);
        byte[] comments = join(latin("OpusTags"), vorbis("libopus 1.5", cover, "DESCRIPTION=" + SUNO));
        assertThat(marks(TagBytes.ogg(latin("OpusHead"), comments)))
                .containsExactly(SUNO_MARK, "ENCODER \"libopus 1.5\"");
    }

    @Test
    void shouldDefuseHostileText() {
        String hostile = "made with suno <script>alert(\"1\")</script>\u0007\u001b[31m\n\ty";
        assertThat(marks(id3(3, 0, frame(3, "COMM", comment(hostile)))))
                .containsExactly("SUNO_COMMENT \"made with suno ?script?alert('1')?/script???[31m y\"");
        assertThat(SafeText.of("\u202eevil\u2066\ud800 a" + "\u0301".repeat(9), 200))
                .isEqualTo("?evil?? a\u0301\u0301???????");
        assertThat(SafeText.of("x".repeat(500), 120)).hasSize(121).endsWith("…");
    }

    @Test
    void shouldStayWithinItsLimits() {
        byte[][] frames = new byte[5_000][];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = frame(3, "TXXX", latin("\0KEY" + i + "\0" + "suno.com/" + i));
        }
        Provenance many = Provenance.read(FileEdges.of(id3(3, 0, frames)));
        assertThat(many.fields()).hasSize(64);
        assertThat(many.marks()).hasSize(8);
        byte[] huge = join(latin("ID3"), new byte[] {3, 0, 0}, TagBytes.synchsafe((1 << 28) - 1), latin("TIT2"));
        assertThat(Provenance.read(FileEdges.of(join(huge, big(0xffffffffL, 4), new byte[2], latin("\0x"))))
                        .fields())
                .hasSize(1);
    }

    @Test
    void shouldReadAnApeTagBeforeId3v1OrAtTheEnd() {
        byte[] ape = TagBytes.ape("Album Artist=Udio", "#Cover=made with suno", "Comment=made with suno; id=1");
        byte[] id3v1 = Arrays.copyOf(TagBytes.latin("TAGsong"), 128);

        for (byte[] file : List.of(TagBytes.join(new byte[500], ape), TagBytes.join(new byte[500], ape, id3v1))) {
            Provenance found = Provenance.read(FileEdges.of(file));
            assertThat(found.marks())
                    .extracting(Mark::name)
                    .containsExactlyInAnyOrder("UDIO_ARTIST \"Udio\"", "SUNO_COMMENT \"made with suno; id=1\"");
        }
    }

    @Test
    void shouldLeaveOutAnApeTagThatClaimsMoreThanTheFile() {
        byte[] ape = TagBytes.ape("Artist=Udio");
        byte[] cut = Arrays.copyOfRange(ape, 40, ape.length);

        assertThat(Provenance.read(FileEdges.of(cut)).fields()).isEmpty();
    }
}
