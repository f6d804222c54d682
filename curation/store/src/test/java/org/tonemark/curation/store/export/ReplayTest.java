package org.tonemark.curation.store.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.curation.core.EpochInput;
import org.tonemark.curation.core.EpochResult;
import org.tonemark.curation.core.ballot.SignatureCheck;
import org.tonemark.curation.core.epoch.TonemarkRule;
import org.tonemark.curation.core.synthetic.SyntheticEpoch;
import org.tonemark.curation.store.export.Replay.Different;
import org.tonemark.curation.store.export.Replay.Equal;

class ReplayTest {
    @TempDir
    Path folder;

    private final EpochInput input = SyntheticEpoch.signed(90, 1);
    private final EpochResult result = new TonemarkRule(SignatureCheck.trusting()).close(input);
    private Path export;

    @BeforeEach
    void write() throws IOException {
        export = folder.resolve("epoch");
        ExportWriter.write(input, result, export);
    }

    private static Replay.Outcome replay(Path export) throws IOException {
        return Replay.of(
                export,
                input -> new TonemarkRule(SignatureCheck.recovering(input.rule().chainId())));
    }

    private String firstDifference() throws IOException {
        Replay.Outcome outcome = replay(export);
        assertThat(outcome).isInstanceOf(Different.class);
        return ((Different) outcome).first().toString();
    }

    @Test
    void shouldBeEqualWhenNothingWasChanged() throws IOException {
        assertThat(result.decisions()).isNotEmpty();
        assertThat(replay(export))
                .isEqualTo(
                        new Equal(input.epoch(), result.root(), input.ballots().size()));
    }

    @Test
    void shouldWriteTheSameBytesAgain() throws IOException {
        Path second = folder.resolve("second");
        ExportWriter.write(input.sorted(), new TonemarkRule(SignatureCheck.trusting()).close(input), second);
        try (Stream<Path> files = Files.walk(export)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(second.resolve(export.relativize(file))).hasSameBinaryContentAs(file);
            }
        }
    }

    @Test
    void shouldNameTheBallotWhenOneBitOfAnAnswerChanged() throws IOException {
        edit("input/ballots.jsonl", text -> text.replaceFirst("\"answer\":\"yes\"", "\"answer\":\"no\""));
        assertThat(firstDifference()).startsWith("input/ballots.jsonl line ");
    }

    @Test
    void shouldNameTheDecisionWhenItsRecordChanged() throws IOException {
        edit("result/decisions.jsonl", text -> text.replaceFirst("PROMOTED", "REJECTED"));
        assertThat(firstDifference())
                .startsWith("result/decisions.jsonl line ")
                .contains(": recorded {", ", recomputed {");
    }

    @Test
    void shouldNameTheFileWhenALineIsMissing() throws IOException {
        edit("input/seats.jsonl", text -> text.substring(text.indexOf('\n') + 1));
        assertThat(firstDifference()).startsWith("input/seats.jsonl: lines 1 … ");
        Files.delete(export.resolve("input/seats.jsonl"));
        assertThat(firstDifference()).isEqualTo("input/seats.jsonl: missing");
    }

    @Test
    void shouldSayThatNoEpochHasSuchAnInputWhenARosterIsLeftOut() throws IOException {
        EpochInput without = new EpochInput(
                input.epoch(),
                input.rule(),
                input.previousRoot(),
                input.beacon(),
                input.curators(),
                List.of(),
                input.cases(),
                input.seats(),
                input.ballots(),
                input.submissions(),
                input.appeals(),
                input.gold(),
                input.past(),
                input.reputations(),
                input.pairs(),
                input.goldOrigin());
        Path bad = folder.resolve("bad");
        ExportWriter.write(without, result, bad);
        assertThat(replay(bad))
                .isInstanceOfSatisfying(
                        Different.class,
                        d -> assertThat(d.first().toString())
                                .startsWith(
                                        "input: no epoch has such an input: the input lacks the roster of epoch 0"));
    }

    @Test
    void shouldRefuseFieldsOutOfTheirOrder() throws IOException {
        edit("input/seats.jsonl", text -> text.replaceFirst("(\"position\":\\d+),(\"calledEpoch\":\\d+)", "$2,$1"));
        assertThat(firstDifference()).startsWith("input/seats.jsonl line 1: not a Seat");
    }

    @Test
    void shouldSeeEveryChangedBit() throws IOException {
        Random random = new Random(11);
        try (Stream<Path> walk = Files.walk(export)) {
            for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                byte[] sound = Files.readAllBytes(file);
                for (int i = 0; i < 12 && sound.length > 0; i++) {
                    byte[] changed = sound.clone();
                    changed[random.nextInt(sound.length)] ^= (byte) (1 << random.nextInt(8));
                    Files.write(file, changed);
                    String name = export.relativize(file).toString();
                    assertThat(Replay.of(export, input -> new TonemarkRule(SignatureCheck.trusting())))
                            .as(name)
                            .isInstanceOfSatisfying(
                                    Different.class,
                                    d -> assertThat(d.first().toString())
                                            .matches(
                                                    text -> text.startsWith(name) || name.equals(Manifest.FILE), name));
                }
                Files.write(file, sound);
            }
        }
        assertThat(replay(export)).isInstanceOf(Equal.class);
    }

    @Test
    void shouldLeaveAFolderThatIsThereAlone() {
        Assertions.assertThatThrownBy(() -> ExportWriter.write(input, result, export))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(folder.toFile().list()).containsExactly("epoch");
    }

    private void edit(String name, java.util.function.UnaryOperator<String> change) throws IOException {
        Path file = export.resolve(name);
        String text = Files.readString(file);
        String changed = change.apply(text);
        assertThat(changed).isNotEqualTo(text);
        Files.writeString(file, changed);
    }
}
