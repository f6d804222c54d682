package org.tonemark.cli.similar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.TestHost;
import org.tonemark.cli.TestHost.Result;
import org.tonemark.curation.core.fixed.Fixed;
import org.tonemark.curation.core.recommend.CoLikes;
import org.tonemark.curation.core.recommend.Like;
import org.tonemark.curation.core.recommend.Neighbour;
import org.tonemark.curation.core.recommend.Neighbourhood;
import org.tonemark.curation.core.recommend.Profile;
import org.tonemark.curation.core.recommend.SimulatedTaste;

class RatingsCommandTest {
    private static final String CID_V0 = "QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG";

    @TempDir
    Path folder;

    private Result run(String... args) {
        return new TestHost(folder).run(args);
    }

    private List<Like> plays() throws IOException {
        List<Like> likes = new SimulatedTaste(120, 60, 8, 0.1, 4).likes();
        StringBuilder csv = new StringBuilder("user,item,count,time\r\n");
        likes.forEach(l -> csv.append(l.user())
                .append(",\"")
                .append(l.item())
                .append("\",")
                .append(l.value())
                .append(',')
                .append(l.time())
                .append("\r\n"));
        Files.writeString(folder.resolve("plays.csv"), csv);
        return likes;
    }

    @Test
    void shouldWriteTheSameBytesWithAndWithoutSpark() throws IOException {
        List<Like> likes = plays();
        Result plain = run("ratings", "learn", "plays.csv", "--out", "plain");
        assertThat(plain.code()).as(plain.err()).isZero();
        assertThat(plain.out()).contains("120 users", "60 items");
        Result spark = run("ratings", "learn", "plays.csv", "--out", "spark", "--master", "local[2]");
        assertThat(spark.code()).as(spark.err()).isZero();
        byte[] bytes = Files.readAllBytes(folder.resolve("plain/liked.jsonl"));
        assertThat(Files.readAllBytes(folder.resolve("spark/liked.jsonl"))).isEqualTo(bytes);
        assertThat(folder.resolve("plain")).isDirectoryContaining("glob:**/liked.jsonl");
        try (var files = Files.list(folder.resolve("plain"))) {
            assertThat(files.count()).isEqualTo(1);
        }
        Map<String, Neighbourhood> expected = new CoLikes(Profile.all(likes)).all();
        Map<String, Neighbourhood> found = LikedFile.find(folder.resolve("plain"), Set.of("item3", "item5", "none"));
        assertThat(found).containsOnlyKeys("item3", "item5");
        Neighbourhood own = found.get("item3");
        assertThat(own.people()).isEqualTo(expected.get("item3").people());
        assertThat(own.nearest().stream().map(Neighbour::item).toList())
                .isEqualTo(expected.get("item3").nearest().stream()
                        .map(Neighbour::item)
                        .toList());
        assertThat(own.nearest())
                .allSatisfy(n -> assertThat(n.score()).isBetween(0L, Fixed.ONE))
                .hasSizeGreaterThan(5);
    }

    @Test
    void shouldEvaluateAgainstPopularity() throws IOException {
        Result result = run("ratings", "evaluate", "--simulated", "--push", "4,40", "--json");
        assertThat(result.code()).as(result.err()).isZero();
        JsonNode report = new ObjectMapper().readTree(result.out());
        assertThat(report.get("simulated").asBoolean()).isTrue();
        JsonNode ours = report.at("/methods/liked-together");
        JsonNode popular = report.at("/methods/popularity");
        assertThat(ours.get("recallAt20").asDouble())
                .isGreaterThan(popular.get("recallAt20").asDouble());
        assertThat(report.get("push")).hasSize(6);
        assertThat(report.at("/push/0/reached").asInt()).isZero();
        plays();
        assertThat(run("ratings", "evaluate", "plays.csv").out())
                .contains("liked-together", "popularity", "recall@20")
                .doesNotContain("Simulated");
    }

    @Test
    void shouldReadRatingsOfOtherNamesAndBringCidsToOneForm() throws IOException {
        StringBuilder csv = new StringBuilder("\uFEFFuserId,movieId,rating,timestamp\n");
        for (int u = 0; u < 3; u++) {
            csv.append(u).append(",").append(CID_V0).append(",4.5,964982703\n");
            csv.append(u).append(",b,4.0,964982704\n");
            csv.append(u).append(",c,3.5,964982705\n");
        }
        Files.writeString(folder.resolve("r.csv"), csv);
        assertThat(run("ratings", "learn", "r.csv", "--least", "4", "--out", "o")
                        .code())
                .isZero();
        assertThat(Files.readString(folder.resolve("o/liked.jsonl")))
                .contains("\"items\":2,\"likes\":6", "\"item\":\"bafybei")
                .doesNotContain(CID_V0, "\"c\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | empty",
                "'user\nu\n' | r.csv:1: 2 to 4 columns are needed",
                "'user,item\nu,i\nv\n' | r.csv:3: 2 columns are needed, not 1",
                "'user,item,n\nu,i,NaN\n' | r.csv:2: \"NaN\" is no number",
                "'user,item,n\nu,i,-1\n' | r.csv:2: \"-1\" is no number",
                "'user,item,n\nu,i,1e99\n' | is no number from 0 to 1e15",
                "'user,item,n,t\nu,i,1,yesterday\n' | is no time",
                "'user,item\nu,\n' | 1 to 256 characters",
                "'user,item\nu,a\u0007b\n' | none of them control characters",
                "'user,item,n\nu,i,0\n' | nobody likes anything"
            })
    void shouldSayInOneLineWhatIsWrongWithAFile(String csv, String message) throws IOException {
        Files.writeString(folder.resolve("r.csv"), csv);
        Result result = run("ratings", "learn", "r.csv", "--out", "o");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).startsWith("tonemark: ").contains(message).hasLineCount(1);
        assertThat(folder.resolve("o")).doesNotExist();
    }

    @Test
    void shouldRefuseHostileFilesAndBadUsage() throws IOException {
        Files.write(folder.resolve("long.csv"), "x,".repeat(5_000_000).getBytes(StandardCharsets.UTF_8));
        assertThat(run("ratings", "learn", "long.csv", "--out", "o").err())
                .contains("long.csv:1: a line of more than 2000 characters");
        Files.createDirectory(folder.resolve("empty"));
        assertThat(run("ratings", "learn", "empty", "--out", "o").err()).contains("neither a CSV file nor a folder");
        assertThat(run("ratings", "learn", "gone.csv", "--out", "o").err()).contains("no such file");
        Files.writeString(folder.resolve("few.csv"), "user,item\nu,i\n");
        assertThat(run("ratings", "evaluate", "few.csv").err()).contains("nothing to hold out");
        assertThat(run("ratings", "evaluate").err()).contains("--simulated");
        assertThat(run("ratings", "evaluate", "--simulated", "--push", "0").err())
                .contains("from 1 to");
        assertThat(run("ratings").code()).isEqualTo(ExitCode.USAGE);
        Files.createDirectory(folder.resolve("o"));
        Files.writeString(
                folder.resolve("o/liked.jsonl"), "{\"format\":\"tonemark-liked-1\"}\n{\"item\":\"a\",\"people\":x\n");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> LikedFile.find(folder.resolve("o"), Set.of("a")))
                .hasMessageContaining("is damaged");
    }
}
