package org.tonemark.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Schemas;
import org.tonemark.cli.TestHost;
import org.tonemark.cli.TestHost.Result;
import org.tonemark.cli.verify.MeasuredLines;
import org.tonemark.features.decode.FfmpegTranscoder;
import org.tonemark.features.decode.FfmpegTranscoder.Format;
import org.tonemark.features.decode.Signals;
import org.xml.sax.InputSource;

class ExplainCommandTest {
    private static final List<String> PICTURES = List.of("timeline", "spectrum", "spectrogram", "waveform");

    @TempDir
    Path folder;

    private Path track(Map<String, String> tags) throws IOException {
        byte[] file =
                new FfmpegTranscoder().encode(Signals.music(44_100, 34, 1), 44_100, Format.MP3, 128, List.of(), tags);
        return Files.write(folder.resolve("track <b>\u202e.mp3"), file);
    }

    private Result explain(String... options) {
        String[] all = new String[options.length + 2];
        all[0] = "explain";
        all[1] = "track <b>\u202e.mp3";
        System.arraycopy(options, 0, all, 2, options.length);
        return new TestHost(folder).run((h, model) -> new MeasuredLines(), all);
    }

    @Test
    void shouldWriteTheSamePageAndPicturesEveryTime() throws Exception {
        track(Map.of("comment", "made with suno <script>alert(1)</script>"));
        Result first = explain("--out", "one");
        assertThat(first.code()).as(first.err()).isEqualTo(ExitCode.OK);
        explain("--out", "two");
        Path one = folder.resolve("one");
        try (var files = Files.list(one)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(2 + PICTURES.size());
            for (Path file : all) {
                assertThat(file).hasSameBinaryContentAs(folder.resolve("two").resolve(file.getFileName()));
                if (file.toString().endsWith(".svg")) {
                    String svg = Files.readString(file);
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new InputSource(new StringReader(svg)));
                    assertThat(svg).contains("role=\"img\"", "<title>").doesNotContain("NaN ", "\"NaN");
                }
            }
        }
        String page = Files.readString(one.resolve("explanation.html"));
        assertThat(page)
                .doesNotContain("<script", "\u202e", "http://www.w3.org/1999")
                .contains("&lt;b&gt;");
        assertThat(page).contains("made with suno ?script?", "claims of the uploader", "model lines-test, policy");
        assertThat(page.replaceAll("xmlns=\"[^\"]*\"", "")).doesNotContain("http://", "https://");
    }

    @Test
    void shouldBeLinkedByTheNextReport() throws IOException {
        track(Map.of());
        TestHost host = new TestHost(folder);
        String[] verify = {"verify", "track <b>\u202e.mp3", "--out", "results", "--json"};
        String verdict = host.run((h, model) -> new MeasuredLines(), verify).out();
        assertThat(Files.readString(folder.resolve("results/report.html"))).doesNotContain("\"y\":true");

        assertThat(explain("--log", "results").code()).isEqualTo(ExitCode.OK);
        host.run((h, model) -> new MeasuredLines(), verify);

        String cid = new JsonMapper().readTree(verdict).path("cid").asText();
        assertThat(folder.resolve("results/evidence").resolve(cid).resolve("explanation.html"))
                .exists();
        assertThat(Files.readString(folder.resolve("results/report.html"))).contains("\"y\":true");
    }

    @Test
    void shouldGiveTheNumbersBehindEachPicture() throws IOException {
        track(Map.of("artist", "udio", "title", "A song"));
        Result result = explain("--json");
        Schemas.assertFits("explanation-1", result.out());
        JsonNode json = JsonMapper.builder().build().readTree(result.out());
        assertThat(json.path("pictures").fieldNames()).toIterable().containsExactlyElementsOf(PICTURES);
        assertThat(json.at("/pictures/timeline/windows")).hasSize(3);
        assertThat(json.at("/pictures/waveform/high").size()).isBetween(4_096, 8_192);
        assertThat(json.at("/provenance/marks/0/code").asText()).isEqualTo("UDIO_ARTIST");
        assertThat(json.at("/provenance/fields").toString()).contains("A song");
        assertThat(json.at("/verdict/origin/evidence/1/family").asText()).isEqualTo("tags");
    }

    @Test
    void shouldExplainWhatCannotBeMeasured() throws IOException {
        Files.writeString(folder.resolve("track <b>\u202e.mp3"), "no audio");
        Result result = explain("--out", "out", "--json");
        assertThat(result.code()).isEqualTo(ExitCode.OK);
        Schemas.assertFits("explanation-1", result.out());
        assertThat(Files.readString(folder.resolve("out/explanation.html"))).contains("NOT_AUDIO");
    }
}
