package org.tonemark.nets.evaluate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.nets.Progress;
import org.tonemark.nets.SyntheticTracks;
import org.tonemark.nets.model.ModelFiles;
import org.tonemark.nets.train.TrainOptions;

class EvaluatorTest {
    private static Evaluation evaluation;

    @BeforeAll
    static void evaluate() {
        TrainOptions options = new TrainOptions("test", 3, 1, 1, Path.of("unused"), 1, 0.05);
        evaluation = new Evaluator(
                        SyntheticTracks.LAYOUT,
                        new EvaluateOptions(null, options, 0, 0, null),
                        List.of("cut-5s"),
                        null,
                        Progress.NONE)
                .evaluation(SyntheticTracks.make(48, 1, 2));
    }

    @Test
    void shouldFindWhatIsThere() {
        OriginMetrics unseen = evaluation.unseen();

        assertThat(unseen.ai()).isEqualTo(48);
        assertThat(unseen.human()).isEqualTo(48);
        assertThat(unseen.auc()).isGreaterThan(0.95);
        assertThat(unseen.generators()).hasSize(6);
        assertThat(unseen.lowRate().trials() + unseen.aboveLowRate().trials()).isEqualTo(48);
        assertThat(unseen.codecs()).hasSize(2);
        assertThat(unseen.families()).containsOnlyKeys("decoder-lines", "partials");
        assertThat(unseen.alterations()).containsOnlyKeys("cut-5s");
        assertThat(unseen.worstSource()).startsWith("human ");
        assertThat(evaluation.genre().accuracy().value()).isGreaterThan(0.75);
        assertThat(evaluation.mood().mean()).isGreaterThan(0.5);
    }

    @Test
    void shouldFindNothingInTheChannelWhenItSaysNothing() {
        assertThat(evaluation.unseenChannel().auc()).isBetween(0.3, 0.7);
    }

    @Test
    void shouldPutFiguresOnACardOnceHoweverOften() {
        ModelFiles model = ModelFiles.of(Map.of("card.md", "# Model card: x\n".getBytes(UTF_8), "a.net", new byte[1]));

        ModelFiles once = CardFigures.on(model, evaluation);

        assertThat(new String(once.get("card.md"), UTF_8))
                .startsWith("# Model card: x\n\n## Measured\n")
                .contains("| human accepted | ", "of 48 (");
        assertThat(CardFigures.on(once, evaluation).get("card.md")).isEqualTo(once.get("card.md"));
        assertThat(once.get("a.net")).isEqualTo(new byte[1]);
    }

    @Test
    void shouldWriteJsonAndOneSelfContainedPage(@TempDir Path folder) throws IOException {
        Path metrics = Evaluator.write(evaluation, folder.resolve("out"));

        JsonNode json = new ObjectMapper().readTree(metrics.toFile());
        assertThat(json.at("/unseen/auc").asDouble())
                .isEqualTo(evaluation.unseen().auc());
        assertThat(json.at("/unseen/operatingPoints/3/recall/lower").asDouble()).isPositive();
        assertThat(json.at("/schema").asInt()).isEqualTo(2);
        String page = Files.readString(folder.resolve("out/evaluation.html"));
        assertThat(Files.readString(folder.resolve("out/evaluation.txt"))).contains("human accepted", "ECE");
        assertThat(page).contains("<svg", "Reliability", "worst human source").doesNotContain("http", "<script");
    }
}
