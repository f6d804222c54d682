package org.tonemark.cli.curation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Schemas;
import org.tonemark.cli.TestHost;
import org.tonemark.cli.TestHost.Result;
import org.tonemark.ipfs.BlockFolder;
import org.tonemark.ipfs.Cid;

class RecordCommandTest {
    private static final String TRACK = "bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4";
    private static final String CHILD = CurationFlow.cid("child");

    @TempDir
    Path folder;

    private String uploader;

    @BeforeEach
    void key() {
        uploader = ok("key", "new", "up.key").strip();
    }

    private Result run(String... args) {
        return new TestHost(folder).run(args);
    }

    private String ok(String... args) {
        Result result = run(args);
        assertThat(result.code()).as(result.err()).isZero();
        return result.out();
    }

    private void fails(int code, String part, String... args) {
        Result result = run(args);
        assertThat(result.code()).as(result.err()).isEqualTo(code);
        assertThat(result.err().lines()).as(result.err()).hasSize(1);
        assertThat(result.err()).contains(part);
    }

    private String[] with(String file, String track, String... more) {
        return Stream.concat(
                        Stream.of("record", "new", track, "--uploader", uploader, "--tool", "Suno", "--out", file),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private void signed(String file, String track, String... more) {
        ok(with(
                file,
                track,
                Stream.concat(Stream.of("--rights", "CC0-1.0", "--prompt", "calm"), Stream.of(more))
                        .toArray(String[]::new)));
        ok("record", "sign", file, "--key", "up.key");
    }

    @Test
    void shouldGoFromARecordToTheStatusOfItsTrack() throws IOException {
        String text = ok(with("r.json", TRACK, "--rights", "CC0-1.0", "--prompt", "calm \"piano\" 🎵"));
        assertThat(text).contains("Prompt: \"calm \\\"piano\\\" 🎵\"", "Made on: 2026-11-21T12:00:00Z");
        assertThat(ok("record", "sign", "r.json")).isEqualTo(text);
        fails(ExitCode.FALSE, "not signed", "record", "check", "r.json");
        fails(
                ExitCode.USAGE,
                "not signed by its uploader",
                "submit",
                TRACK,
                "--uploader",
                uploader,
                "--record",
                "r.json");
        String line = ok("record", "sign", "r.json", "--key", "up.key");
        assertThat(ok("record", "check", "r.json")).isEqualTo(line).contains("\"signed\":true");
        Schemas.assertFits("generation-record-1", Files.readString(folder.resolve("r.json")));
        String submitted = ok("submit", TRACK, "--uploader", uploader, "--record", "r.json");
        String cid = new ObjectMapper().readTree(line).get("cid").asText();
        assertThat(submitted).contains("\"status\":\"new\"", cid);
        assertThat(folder.resolve("tonemark-data/content/blocks").resolve(BlockFolder.place(Cid.parse(cid))))
                .hasSameBinaryContentAs(folder.resolve("r.json"));
        assertThat(ok("submit", TRACK, "--uploader", uploader, "--record", "r.json"))
                .contains("\"status\":\"known\"", cid);

        signed("child.json", CHILD, "--parent", TRACK);
        ok("submit", CHILD, "--uploader", uploader, "--record", "child.json");
        Schemas.assertFits("status-1", ok("status", CHILD, "--json"));
        assertThat(ok("status", CHILD)).contains("made with Suno", "made from " + TRACK + "  SUBMITTED");
        assertThat(ok("status", TRACK)).contains("source of " + CHILD, "prompt    calm \"piano\" 🎵");
    }

    @Test
    void shouldTakeASignatureOfAWallet() throws IOException {
        ok(with("r.json", TRACK, "--rights", "CC0-1.0", "--prompt", "x"));
        Files.copy(folder.resolve("r.json"), folder.resolve("wallet.json"));
        ok("record", "sign", "r.json", "--key", "up.key");
        String signature = new ObjectMapper()
                .readTree(folder.resolve("r.json").toFile())
                .get("signature")
                .asText();
        String zeroBased = "0x" + signature.substring(2, 130).toUpperCase(java.util.Locale.ROOT)
                + (signature.endsWith("1b") ? "00" : "01");
        ok("record", "sign", "wallet.json", "--signature", zeroBased);
        assertThat(folder.resolve("wallet.json")).hasSameBinaryContentAs(folder.resolve("r.json"));
        String other = signature.replaceFirst("0x.", signature.charAt(2) == '1' ? "0x2" : "0x1");
        fails(ExitCode.USAGE, "not that of the uploader", "record", "sign", "wallet.json", "--signature", other);
        fails(ExitCode.USAGE, "130 hexadecimal digits", "record", "sign", "wallet.json", "--signature", "0x12");
    }

    @Test
    void shouldKeepAPromptBack() throws IOException {
        Files.writeString(folder.resolve("prompt.txt"), "a secret prompt\n");
        Files.writeString(folder.resolve("other.txt"), "another prompt\n");
        fails(
                ExitCode.USAGE,
                "needs --prompt-file",
                with("r.json", TRACK, "--rights", "x", "--prompt", "y", "--hide-prompt"));
        Result made = run(with("r.json", TRACK, "--rights", "x", "--prompt-file", "prompt.txt", "--hide-prompt"));
        assertThat(made.code()).as(made.err()).isZero();
        Path salt = folder.resolve("r.json.salt");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(salt)))
                .isEqualTo("rw-------");
        String secret = Files.readString(salt).strip();
        ok("record", "sign", "r.json", "--key", "up.key");
        ok("submit", TRACK, "--uploader", uploader, "--record", "r.json");
        assertThat(made.out() + made.err() + Files.readString(folder.resolve("r.json")) + ok("status", TRACK, "--json"))
                .doesNotContain(secret)
                .doesNotContain("a secret prompt");
        ok("record", "check", "r.json", "--prompt-file", "prompt.txt", "--salt-file", "r.json.salt");
        fails(
                ExitCode.FALSE,
                "do not give",
                "record",
                "check",
                "r.json",
                "--prompt-file",
                "other.txt",
                "--salt-file",
                "r.json.salt");
    }

    @Test
    void shouldRefuseFamiliesThatCannotBe() {
        signed("child.json", CHILD, "--parent", TRACK);
        fails(
                ExitCode.USAGE,
                "never submitted here",
                "submit",
                CHILD,
                "--uploader",
                uploader,
                "--record",
                "child.json");
        signed("again.json", CHILD, "--external-parent", TRACK);
        ok("submit", CHILD, "--uploader", uploader, "--record", "again.json");
        signed("cycle.json", TRACK, "--parent", CHILD);
        fails(ExitCode.USAGE, "its own ancestor", "submit", TRACK, "--uploader", uploader, "--record", "cycle.json");
        fails(
                ExitCode.USAGE,
                "its own parent",
                with("x.json", TRACK, "--rights", "x", "--prompt", "y", "--parent", TRACK));
        fails(ExitCode.USAGE, "on one track", "submit", TRACK, CHILD, "--uploader", uploader, "--record", "again.json");
        fails(ExitCode.USAGE, "not on " + TRACK, "submit", TRACK, "--uploader", uploader, "--record", "again.json");
    }

    @Test
    void shouldKeepTheSubmissionWhenTheNodeIsDown() {
        signed("r.json", TRACK);
        String[] down = {
            "submit", TRACK, "--uploader", uploader, "--record", "r.json", "--publish", "rpc+http://127.0.0.1:9"
        };
        fails(ExitCode.UNAVAILABLE, "run the same command again", down);
        assertThat(ok("status", TRACK)).contains("SUBMITTED");
        down[down.length - 1] = "content";
        assertThat(ok(down)).contains("\"status\":\"known\"");
        assertThat(folder.resolve("content/blocks")).isDirectory();
        fails(
                ExitCode.USAGE,
                "publishes nothing",
                "submit",
                TRACK,
                "--uploader",
                uploader,
                "--record",
                "r.json",
                "--publish",
                "https://gateway.example");
    }

    static Stream<String> hostile() {
        String good =
                "{\"record\":{\"created\":\"2026-11-21T12:00:00Z\",\"externalParents\":[],\"model\":\"v5\",\"parents\":[],"
                        + "\"prompt\":\"x\",\"promptSha256\":null,\"rights\":\"CC0-1.0\",\"schema\":\"tonemark-generation-record-1\","
                        + "\"seed\":null,\"tool\":\"Suno\",\"track\":\"" + TRACK
                        + "\",\"uploader\":\"0x00000000000000000000000000000000000000ff\"},\"signature\":null}";
        return Stream.of(
                "",
                "null",
                "[]",
                "{}",
                "\ufeff" + good,
                good + good,
                good.replace("\"model\":\"v5\"", "\"model\":\"v5\",\"model\":\"v6\""),
                good.replace("\"model\":\"v5\",", ""),
                good.replace("\"v5\"", "null"),
                good.replace("\"v5\"", "5"),
                good.replace("\"v5\"", "{\"a\":1}"),
                good.replace("\"v5\"", "\"\\u001b[2J\""),
                good.replace("\"v5\"", "\"\\u202e\""),
                good.replace("\"v5\"", "\"\\ud800\""),
                good.replace("\"v5\"", "\"a\nb\""),
                good.replace("\"seed\":null", "\"seed\":1e999"),
                good.replace("\"seed\":null", "\"seed\":null,\"\u001b[31mextra" + "e".repeat(20_000) + "\":1"),
                good.replace("[]", "[null]"),
                good.replace("[]", "null"),
                good.replace("\"record\":{", "\"record\":" + "[".repeat(20_000) + "{"),
                good.replace("\"x\"", "\"" + "x".repeat(70_000) + "\""),
                good.replace(TRACK, TRACK.toUpperCase(java.util.Locale.ROOT)),
                good.replace("00ff\"", "00FF\""),
                good.replace("record-1", "record-2"),
                good.replace("\"signature\":null", "\"signature\":\"0xFF\""),
                good.replace("{\"record\"", "{\"__proto__\":{},\"record\""));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void shouldRefuseHostileFilesInOneLine(String json) throws IOException {
        Files.write(folder.resolve("h.json"), json.getBytes(StandardCharsets.UTF_8));
        Result result = run("record", "check", "h.json");
        assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err().lines()).hasSize(1);
        assertThat(result.err())
                .hasSizeLessThan(500)
                .startsWith("tonemark: h.json")
                .doesNotContain("\u001b");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void shouldRefuseBytesThatAreNoText() throws IOException {
        Files.write(folder.resolve("h.json"), new byte[] {'{', (byte) 0xff, '}'});
        fails(ExitCode.USAGE, "no UTF-8", "record", "check", "h.json");
        fails(ExitCode.USAGE, "no such file", "record", "check", "absent.json");
    }
}
