package org.tonemark.cli.curation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.TestHost;
import org.tonemark.cli.TestHost.Result;
import org.tonemark.curation.core.Rule;
import org.tonemark.verdict.Outcome;

class CurationCommandsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SEATS = Rule.V1.panels().stages().get(0).seats();

    @TempDir
    Path folder;

    private static void hold(String schema, String pointer, String json) throws IOException {
        Path file = Path.of(System.getProperty("tonemark.root"), "docs/schema", schema);
        JsonNode node = JSON.readTree(file.toFile());
        if (!pointer.isEmpty()) {
            com.fasterxml.jackson.databind.node.ObjectNode part =
                    node.at(pointer).deepCopy();
            part.set("$defs", node.get("$defs"));
            node = part;
        }
        JsonSchema held =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(node);
        assertThat(held.validate(JSON.readTree(json))).as(json).isEmpty();
    }

    private static void oneLine(Result result, int code, String... parts) {
        assertThat(result.code()).as(result.err()).isEqualTo(code);
        assertThat(result.err().lines()).as(result.err()).hasSize(1);
        assertThat(result.err()).contains(parts).startsWith("tonemark: ");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void shouldGoAllTheWayFromSubmissionToReplay() throws IOException {
        CurationFlow flow = new CurationFlow(folder).withCurators(SEATS + 2).withTrack("one", Outcome.ACCEPTED);
        String track = CurationFlow.cid("one");
        assertThat(flow.ok("status", track)).contains("QUEUED");
        assertThat(flow.ok("curate")).contains("\"epoch\":0", "\"openCases\":1", "\"seatsCalled\":" + SEATS);
        for (int i = 0; i < SEATS + 2; i++) {
            String receipt = flow.ok("rate", track, "--quality", "yes", "--key", CurationFlow.key(i));
            assertThat(receipt).contains("\"epoch\":1,\"sequence\":0", "\"receipt\":\"0x");
        }
        String note = "Said \"so\".\nTwice.";
        oneLine(
                flow.run("rate", track, "--quality", "yes", "--key", CurationFlow.key(0), "--note", "a\u202eb"),
                ExitCode.USAGE,
                "note holds the character U+202E");
        assertThat(flow.ok("rate", track, "--quality", "yes", "--key", CurationFlow.key(0), "--note", note))
                .contains("\"sequence\":1");
        assertThat(flow.ok("status", track, "--json")).doesNotContain("Twice.");
        assertThat(flow.ok("curate")).contains("\"PROMOTED\":1");
        String status = flow.ok("status", track, "--json");
        assertThat(status).contains("\"stage\":\"PROMOTED\"", "\"note\":\"Said \\\"so\\\".\\nTwice.\"");
        hold("status-1.json", "", status);
        String root = JSON.readTree(flow.ok("export", "--epoch", "1", "--out", "epoch-1"))
                .get("root")
                .asText();
        holdExport(folder.resolve("epoch-1"));
        assertThat(folder.resolve("epoch-1/input/ballots.jsonl"))
                .content()
                .contains("\"note\":\"Said \\\"so\\\".\\nTwice.\"");
        assertThat(flow.ok("replay", "epoch-1")).contains("\"equal\":true", root, "\"signaturesChecked\":true");
        flipOneBit(folder.resolve("epoch-1/input/ballots.jsonl"));
        oneLine(flow.run("replay", "epoch-1"), ExitCode.FALSE, "not equal: input/ballots.jsonl line ");
        oneLine(flow.run("export", "--epoch", "1", "--out", "epoch-1"), ExitCode.USAGE, "is there already");
        flow.ok("export", "--epoch", "1", "--out", "epoch-1.zip");
        assertThat(flow.ok("replay", "epoch-1.zip")).contains("\"equal\":true", root);
        oneLine(flow.run("export", "--epoch", "1", "--out", "epoch-1.zip"), ExitCode.USAGE, "is there already");
        Files.writeString(folder.resolve("noise.zip"), "PK and nothing else");
        oneLine(flow.run("replay", "noise.zip"), ExitCode.USAGE, "the archive cannot be read");
        oneLine(flow.run("replay", "none.zip"), ExitCode.USAGE, "there is no such file");
        oneLine(flow.run("export", "--epoch", "2", "--out", "x"), ExitCode.USAGE, "the closed ones are 0 … 1");
    }

    private static void holdExport(Path export) throws IOException {
        hold("export-1.json", "", Files.readString(export.resolve("manifest.json")));
        try (Stream<Path> walk = Files.walk(export)) {
            for (Path file : walk.filter(f -> f.toString().endsWith(".jsonl")).toList()) {
                String name =
                        file.getFileName().toString().replace(".jsonl", "").replaceFirst("s$", "");
                String definition =
                        name.equals("refused") || name.equals("closed") ? name : name.replace("slashe", "slash");
                for (String line : Files.readAllLines(file)) {
                    hold("export-1.json", "/$defs/" + definition, line);
                }
            }
        }
        for (String line : Files.readAllLines(export.resolve("input/ballots.jsonl"))) {
            hold("ballot-1.json", "", line);
        }
        for (String line : Files.readAllLines(export.resolve("result/decisions.jsonl"))) {
            hold("decision-1.json", "", line);
        }
    }

    private static void flipOneBit(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int at = new String(bytes, java.nio.charset.StandardCharsets.UTF_8).indexOf("\"signature\":\"0x") + 20;
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    void shouldTakeABallotThatAWalletSigned() throws IOException {
        CurationFlow flow = new CurationFlow(folder).withCurators(SEATS).withTrack("one", Outcome.ACCEPTED);
        String track = CurationFlow.cid("one");
        flow.ok("curate");
        flow.ok("rate", track, "--quality", "yes", "--key", CurationFlow.key(0), "--flag", "spam", "--reason", "LOUD");
        for (int i = 1; i < SEATS; i++) {
            flow.ok("rate", track, "--quality", "yes", "--key", CurationFlow.key(i));
        }
        flow.ok("curate");
        flow.ok("export", "--epoch", "1", "--out", "epoch-1");
        List<String> ballots = Files.readAllLines(folder.resolve("epoch-1/input/ballots.jsonl"));
        assertThat(ballots).anyMatch(line -> line.contains("flag:spam") && line.contains("LOUD"));
        oneLine(
                new TestHost(folder).input(ballots.get(0)).run("rate", track, "--ballot", "-", "--data", "other"),
                ExitCode.USAGE,
                "UNKNOWN_CURATOR");
        CurationFlow again = new CurationFlow(folder.resolve("again")).withTrack("one", Outcome.ACCEPTED);
        flow.curators.forEach(c -> again.ok("curator", "add", c, "--stake", "100", "--active"));
        again.ok("curate");
        Result result =
                new TestHost(folder.resolve("again")).input(ballots.get(0)).run("rate", track, "--ballot", "-");
        assertThat(result.code()).as(result.err()).isZero();
        oneLine(
                new TestHost(folder.resolve("again"))
                        .input(ballots.get(0).replace("\"sequence\":0", "\"sequence\":1"))
                        .run("rate", track, "--ballot", "-"),
                ExitCode.USAGE,
                "the signature is not that of 0x",
                "WRONG_SIGNATURE");
        oneLine(
                new TestHost(folder.resolve("again")).input("{}").run("rate", track, "--ballot", "-"),
                ExitCode.USAGE,
                "not a Ballot");
    }

    @Test
    void shouldSayInOneLineWhatIsWrong() throws IOException {
        CurationFlow flow = new CurationFlow(folder).withCurators(1).withTrack("one", Outcome.REVIEW);
        String track = CurationFlow.cid("one");
        String address = flow.curators.get(0);
        flow.ok("key", "new", "stranger.key");
        oneLine(flow.run("submit", "notacid", "--uploader", CurationFlow.UPLOADER), ExitCode.USAGE, "no CID");
        oneLine(flow.run("submit", track, "--uploader", "0x12"), ExitCode.USAGE, "no address");
        oneLine(flow.run("curator", "stake", address, "-1"), ExitCode.USAGE, "STAKE_OUT_OF_RANGE");
        oneLine(flow.run("curator", "stake", address, "99999999999999999999"), ExitCode.USAGE, "STAKE_OUT_OF_RANGE");
        oneLine(flow.run("curator", "stake", address, "ten"), ExitCode.USAGE, "whole number");
        oneLine(flow.run("curator", "add", address, "--stake", "1"), ExitCode.USAGE, "KNOWN_CURATOR");
        oneLine(
                flow.run("rate", track, "--quality", "yes", "--key", CurationFlow.key(0)),
                ExitCode.USAGE,
                "has no open case");
        flow.ok("curate");
        oneLine(
                flow.run("rate", track, "--quality", "yes", "--key", "stranger.key"),
                ExitCode.USAGE,
                "UNKNOWN_CURATOR");
        oneLine(flow.run("rate", track, "--quality", "maybe", "--key", "stranger.key"), ExitCode.USAGE, "yes, no or");
        oneLine(flow.run("rate", track, "--quality", "yes"), ExitCode.USAGE, "--key FILE");
        oneLine(flow.run("rate", track, "--quality", "yes", "--key", "none.key"), ExitCode.USAGE, "no such file");
        oneLine(flow.run("replay", "nowhere"), ExitCode.USAGE, "no manifest.json");
        oneLine(flow.run("curate", "--beacon", "12", "--beacon-source", "x"), ExitCode.USAGE, "64 lower-case hex");
        oneLine(flow.run("curate", "--db", "mysql://h/x"), ExitCode.USAGE, "postgresql://host/name");
        oneLine(
                flow.run("curate", "--db", "postgresql://u:secret@127.0.0.1:1/x"),
                ExitCode.UNAVAILABLE,
                "is not available");
        Files.writeString(folder.resolve("noise.jsonl"), "{\"input\":1}\n");
        oneLine(flow.run("import", "noise.jsonl"), ExitCode.USAGE, "noise.jsonl:1: ");
        assertThat(flow.run("status", CurationFlow.cid("unknown")).code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void shouldCloseAnEmptyEpoch() {
        assertThat(new CurationFlow(folder).ok("curate")).contains("\"epoch\":0", "\"decisions\":{}");
    }

    @Test
    void shouldResolveDisputesAndAppeals() {
        CurationFlow flow = new CurationFlow(folder).withTrack("one", Outcome.REJECTED);
        String track = CurationFlow.cid("one");
        flow.ok("curate");
        oneLine(
                flow.run("appeal", track, "--uploader", "0x" + "1".repeat(40), "--statement", "s"),
                ExitCode.USAGE,
                "OTHERS_TRACK");
        flow.ok("appeal", track, "--uploader", CurationFlow.UPLOADER, "--statement", "it is AI");
        assertThat(flow.ok("curate")).contains("\"openCases\":1");
        assertThat(flow.ok("dispute", "open", track, "--statement", "mine", "--contact", "me@example.org"))
                .contains("\"id\":1");
        flow.ok("dispute", "resolve", "1", "--revoke", "--note", "shown");
        oneLine(flow.run("dispute", "resolve", "1", "--revoke", "--note", "x"), ExitCode.USAGE, "RESOLVED");
        assertThat(flow.ok("status", track)).contains("REVOKED", "mine").doesNotContain("example.org");
        assertThat(flow.ok("dispute", "list")).contains("example.org");
    }
}
