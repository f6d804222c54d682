package org.tonemark.curation.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.curation.core.provenance.GenerationRecord;
import org.tonemark.curation.core.provenance.PromptHash;
import org.tonemark.curation.core.provenance.RecordMessage;
import org.tonemark.curation.core.provenance.SignedRecord;
import org.tonemark.curation.store.json.CurationJson;

/** The browser's records against those of the command line, byte for byte. */
class RecordIslandTest {
    private static final Path WEB = Path.of("web");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SEED = 20261121;
    private static final String LETTERS = "aZ09 \\\"/\u00e9\u00a0\u540d\ud83c\udfb5\u20ac<>&'\u007e";
    private static final String LINES = LETTERS + "\n\t";

    @TempDir
    Path folder;

    @Test
    void shouldGiveTheBytesAndTheTextOfTheCommandLineForAnyFields() throws IOException, InterruptedException {
        assumeTrue(
                Files.isDirectory(WEB.resolve("node_modules/esbuild")),
                "npm packages are missing: ./test installs them");
        Random random = new Random(SEED);
        List<GenerationRecord> expected = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            byte[] salt = new byte[PromptHash.SALT_BYTES];
            random.nextBytes(salt);
            boolean hidden = i % 3 == 0;
            String prompt = text(random, LINES, 0, 60) + (i % 2 == 0 ? " \u2003\u3000\n\t" : "");
            GenerationRecord record = record(i, random, prompt.stripTrailing(), hidden ? salt : null);
            expected.add(record);
            fields.add(fields(record, prompt, hidden ? salt : null));
        }
        List<String> answers = browser(fields);
        assertThat(answers).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            JsonNode answer = JSON.readTree(answers.get(i));
            assertThat(answer.get("canonical").asText())
                    .isEqualTo(CurationJson.write(new SignedRecord(expected.get(i), null)));
            assertThat(answer.get("message").asText()).isEqualTo(RecordMessage.text(expected.get(i)));
        }
    }

    private static GenerationRecord record(
            int i, Random random, String prompt, byte @org.jspecify.annotations.Nullable [] salt) {
        return new GenerationRecord(
                "2026-11-21T12:00:%02dZ".formatted(i % 60),
                i % 4 == 0 ? List.of(ConsoleWorld.cid(1000 + i)) : List.of(),
                "m" + text(random, LETTERS, 0, 20) + "m",
                i % 5 == 0 ? List.of(ConsoleWorld.cid(3000 + i), ConsoleWorld.cid(2000 + i)) : List.of(),
                salt == null ? prompt : null,
                salt == null ? null : PromptHash.of(salt, prompt),
                "r" + text(random, LINES, 0, 40) + "r",
                GenerationRecord.SCHEMA,
                i % 2 == 0 ? null : "s" + text(random, LETTERS, 0, 10) + "s",
                "t" + text(random, LETTERS, 0, 20) + "t",
                ConsoleWorld.cid(i),
                ConsoleWorld.wallet("uploader").address);
    }

    /** As a person fills them in: lists one a line, a checksummed address. */
    private static String fields(
            GenerationRecord record, String prompt, byte @org.jspecify.annotations.Nullable [] salt) {
        ObjectNode fields = JSON.createObjectNode()
                .put("track", record.track())
                .put("uploader", org.tonemark.curation.chain.eas.Eip55.of(record.uploader()))
                .put("tool", record.tool())
                .put("model", record.model())
                .put("prompt", prompt)
                .put("seed", record.seed() == null ? "" : record.seed())
                .put("parents", String.join("\n", record.parents()) + "\n")
                .put("externalParents", String.join("\n", record.externalParents()))
                .put("rights", record.rights())
                .put("created", record.created());
        if (salt != null) {
            fields.put("salt", HexFormat.of().formatHex(salt));
        }
        return fields.toString();
    }

    private static String text(Random random, String alphabet, int least, int most) {
        int[] points = alphabet.codePoints().toArray();
        int[] drawn = random.ints(least + random.nextInt(most - least + 1), 0, points.length)
                .map(i -> points[i])
                .toArray();
        return Arrays.stream(drawn)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private List<String> browser(List<String> fields) throws IOException, InterruptedException {
        Path script = folder.resolve("records.mjs");
        run(new ProcessBuilder(
                "node_modules/.bin/esbuild",
                "test/records.ts",
                "--bundle",
                "--platform=node",
                "--format=esm",
                "--outfile=" + script));
        Path in = Files.write(folder.resolve("fields.jsonl"), fields);
        Path out = folder.resolve("records.jsonl");
        run(new ProcessBuilder("node", script.toString())
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile()));
        return Files.readAllLines(out);
    }

    private void run(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.directory(WEB.toFile())
                .redirectError(folder.resolve("messages.txt").toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("messages.txt")))
                .isZero();
    }
}
