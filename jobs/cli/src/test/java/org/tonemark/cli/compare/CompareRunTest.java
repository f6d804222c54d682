package org.tonemark.cli.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Schemas;
import org.tonemark.cli.TestHost;
import org.tonemark.cli.TestHost.Result;
import org.tonemark.cli.compare.TrackChange.Judged;
import org.tonemark.cli.verify.MeasuredLines;
import org.tonemark.features.decode.FfmpegTranscoder;
import org.tonemark.features.decode.FfmpegTranscoder.Format;
import org.tonemark.features.decode.Signals;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.Verdict;
import org.tonemark.verdict.VerdictJson;

class CompareRunTest {
    @TempDir
    Path folder;

    private Result evaluate(String... arguments) {
        return new TestHost(folder).run((h, model) -> new MeasuredLines(), arguments);
    }

    private void verdicts(String file, String model, Outcome... outcomes) throws IOException {
        String lines = IntStream.range(0, outcomes.length)
                .mapToObj(i -> VerdictJson.write(new Verdict(
                        "a<b" + i,
                        "bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei" + i,
                        outcomes[i],
                        List.of("ORIGIN_UNCLEAR"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        model,
                        "p",
                        "t")))
                .collect(Collectors.joining("\n"));
        Files.writeString(folder.resolve(file), lines + "\n");
    }

    @Test
    void shouldShowTransitionsAndLossesOfTwoSetsOfVerdicts() throws IOException {
        verdicts("old.jsonl", "m1", Outcome.ACCEPTED, Outcome.ACCEPTED, Outcome.REVIEW, Outcome.REJECTED);
        verdicts("new.jsonl", "m2", Outcome.REVIEW, Outcome.ACCEPTED, Outcome.ACCEPTED);
        Result result = evaluate("evaluate", "--compare", "old.jsonl", "new.jsonl", "--out", "out", "--json");
        assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.OK);
        Schemas.assertFits("comparison-1", result.out());
        JsonNode json = new JsonMapper().readTree(result.out());
        assertThat(json.path("before").asText()).isEqualTo("m1, policy p");
        assertThat(json.path("tracks").asInt()).isEqualTo(3);
        assertThat(json.path("onlyBefore").asInt()).isEqualTo(1);
        assertThat(json.path("lost").asInt()).isEqualTo(1);
        assertThat(json.at("/transitions/all/accepted/review").asInt()).isEqualTo(1);
        assertThat(json.at("/transitions/all/review/accepted").asInt()).isEqualTo(1);
        assertThat(json.at("/changes/0/track").asText()).isEqualTo("a<b0");
        assertThat(Files.readString(folder.resolve("out/comparison.html")))
                .contains("m1, policy p → m2, policy p", "a&lt;b0")
                .doesNotContain("a<b0");
        assertThat(evaluate("evaluate", "--compare", "old.jsonl", "new.jsonl").out())
                .contains("m1, policy p → m2, policy p: 3 tracks", "1 are no longer accepted");
    }

    @Test
    void shouldListFiguresThatDifferBetweenTwoEvaluations() throws IOException {
        Files.writeString(
                folder.resolve("a.json"), "{\"unseen\":{\"auc\":0.9,\"roc\":{\"x\":1}},\"known\":{\"auc\":1}}");
        Files.writeString(
                folder.resolve("b.json"), "{\"unseen\":{\"auc\":0.8,\"roc\":{\"x\":2}},\"known\":{\"auc\":1}}");
        Result result = evaluate("evaluate", "--compare", "a.json", "b.json", "--out", "out", "--json");
        Schemas.assertFits("comparison-1", result.out());
        assertThat(new JsonMapper().readTree(result.out()).path("figures").toString())
                .isEqualTo("[{\"path\":\"unseen.auc\",\"before\":0.9,\"after\":0.8}]");
    }

    @Test
    void shouldSayInOneLineWhatIsWrong() throws IOException {
        verdicts("old.jsonl", "m1", Outcome.ACCEPTED);
        Files.writeString(folder.resolve("a.json"), "[]");
        Files.writeString(folder.resolve("bad.jsonl"), "{\"input\":1}\n");
        assertThat(evaluate("evaluate", "--compare", "old.jsonl", "a.json").err())
                .contains("two kinds");
        assertThat(evaluate("evaluate", "--compare", "a.json", "a.json").err()).contains("neither");
        assertThat(evaluate("evaluate", "--compare", "bad.jsonl", "old.jsonl").err())
                .contains("line 1: not a verdict");
        assertThat(evaluate("evaluate").err()).contains("name a manifest");
        assertThat(evaluate("evaluate", "--compare", "a.json").code()).isEqualTo(ExitCode.USAGE);
    }

    /** The shipped model against itself changes nothing. */
    @Test
    void shouldJudgeLabelledTracksByTwoModels() throws IOException {
        Path model = Path.of(System.getProperty("tonemark.root"), "models", "origin-2026.11e");
        FfmpegTranscoder ffmpeg = new FfmpegTranscoder();
        for (int i = 0; i < 2; i++) {
            byte[] file = ffmpeg.encode(Signals.music(44_100, 6, i), 44_100, Format.FLAC, 0);
            Files.write(folder.resolve(i + ".flac"), file);
        }
        Files.writeString(folder.resolve("m.tsv"), "file\tlabel\n0.flac\thuman\n1.flac\tai\n");
        Result result = evaluate(
                "evaluate", "--compare", model.toString(), model.toString(), "m.tsv", "--out", "out", "--json");
        assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.OK);
        Schemas.assertFits("comparison-1", result.out());
        JsonNode json = new JsonMapper().readTree(result.out());
        assertThat(json.path("tracks").asInt()).isEqualTo(2);
        assertThat(json.path("changes")).isEmpty();
        assertThat(json.path("transitions").fieldNames()).toIterable().containsExactly("ai", "all", "human");
    }

    @Test
    void shouldPutHumanMusicThatIsNewlyAcceptedFirst() {
        Judged accepted = new Judged(Outcome.ACCEPTED, List.of(), 0.9);
        Judged review = new Judged(Outcome.REVIEW, List.of(), 0.5);
        Judged rejected = new Judged(Outcome.REJECTED, List.of(), 0.1);
        Comparison comparison = Comparison.of(
                "a",
                "b",
                List.of(
                        new TrackChange("same", "ai", review, review),
                        new TrackChange("down", "ai", review, rejected),
                        new TrackChange("lost", "ai", accepted, review),
                        new TrackChange("lost more", "ai", accepted, rejected),
                        new TrackChange("gained", "human", review, accepted)),
                0,
                0);
        assertThat(comparison.changes())
                .extracting(TrackChange::track)
                .containsExactly("gained", "lost more", "lost", "down");
        assertThat(comparison.count("ai", "accepted", "review")).isEqualTo(1);
    }
}
