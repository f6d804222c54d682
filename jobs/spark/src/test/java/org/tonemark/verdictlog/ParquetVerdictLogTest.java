package org.tonemark.verdictlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.ipfs.ContentStores;
import org.tonemark.ipfs.Denylist;
import org.tonemark.verdict.OutcomePolicy;
import org.tonemark.verdict.Verdict;
import org.tonemark.verdictlog.VerdictLog.Key;
import org.tonemark.verify.Batches;
import org.tonemark.verify.CidIndex;
import org.tonemark.verify.HashAnalyzer;
import org.tonemark.verify.IpfsContent;
import org.tonemark.verify.TrackVerifier;
import org.tonemark.verify.VerifiedTrack;
import org.tonemark.verify.VerifyRunner.Indexed;

class ParquetVerdictLogTest {
    private static final Key KEY = new Key("hash-1", OutcomePolicy.DEFAULT.id(), "0.1.0");

    @TempDir
    Path folder;

    private ParquetVerdictLog log;
    private List<LoggedTrack> tracks;

    @BeforeEach
    void measure() throws IOException {
        log = new ParquetVerdictLog(folder.resolve("verdicts"), 3);
        TrackVerifier verifier = new TrackVerifier(
                new HashAnalyzer(),
                new IpfsContent(ContentStores.none()),
                Denylist.none(),
                OutcomePolicy.DEFAULT,
                "0.1.0");
        tracks = new ArrayList<>();
        for (Indexed input : Batches.mixed(Files.createDirectory(folder.resolve("music")), 10)) {
            VerifiedTrack track = verifier.verify(input.index(), input.input(), new CidIndex());
            if (track.verdict().outcome() != null) {
                tracks.add(new LoggedTrack(track.verdict(), track.detail(), track.picture()));
            }
        }
    }

    @Test
    void shouldGiveBackWhatWasLogged() throws IOException {
        write("a");
        assertThat(log.finished(KEY).size()).isEqualTo(8);
        assertThat(cids()).allMatch(log.finished(KEY)::contains);
        assertThat(found(KEY)).containsExactlyInAnyOrderElementsOf(tracks);
        assertThat(log.status())
                .isEqualTo(new VerdictLog.Status(
                        1, 3, 8, 0, 0, log.status().bytes(), 0, new TreeMap<>(java.util.Map.of("hash-1", 8L))));
    }

    @Test
    void shouldFindNothingUnderAnotherKey() throws IOException {
        write("a");
        assertThat(log.finished(new Key("hash-2", KEY.policy(), KEY.version())).size())
                .isZero();
        assertThat(log.finished(new Key(KEY.model(), "strict", KEY.version())).size())
                .isZero();
        assertThat(log.finished(new Key(KEY.model(), KEY.policy(), "0.2.0")).size())
                .isZero();
    }

    @Test
    void shouldShowNothingOfARunBeforeItIsSealed() throws IOException {
        try (VerdictLog.Run run = log.begin("a")) {
            for (LoggedTrack track : tracks) {
                run.append(track);
            }
            run.flush();
            assertThat(log.finished(KEY).size()).isZero();
            assertThat(log.status().unsealed()).isEqualTo(1);
            assertThat(log.recover()).as("rows of a run that goes on").isZero();
            run.seal();
        }
        assertThat(log.finished(KEY).size()).isEqualTo(8);
    }

    @Test
    void shouldSaveWholeChunksWhenARunWasInterrupted() throws IOException {
        try (VerdictLog.Run run = log.begin("a")) {
            for (LoggedTrack track : tracks) {
                run.append(track);
            }
        }
        Path open = folder.resolve("verdicts/.run=a");
        Files.writeString(open.resolve(".part-00002.parquet.tmp"), "half");
        assertThat(log.recover()).isEqualTo(6);
        assertThat(log.finished(KEY).size()).isEqualTo(6);
        try (Stream<Path> files = Files.list(folder.resolve("verdicts/run=a"))) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("part-00000.parquet", "part-00001.parquet");
        }
    }

    @Test
    void shouldSaveARunThatWasKilledBetweenItsLastChunkAndItsSeal() throws IOException {
        try (VerdictLog.Run run = log.begin("a")) {
            for (LoggedTrack track : tracks) {
                run.append(track);
            }
            run.flush();
        }
        // sealing removes the lock file, then renames: killed between the two
        Files.delete(folder.resolve("verdicts/.run=a/_lock"));
        assertThat(log.finished(KEY).size()).isZero();
        assertThat(log.recover()).isEqualTo(8);
        assertThat(log.recover()).isZero();
        assertThat(log.finished(KEY).size()).isEqualTo(8);
        // killed right after the folder was made
        Files.createDirectory(folder.resolve("verdicts/.run=b"));
        assertThat(log.recover()).isZero();
        assertThat(folder.resolve("verdicts/.run=b")).doesNotExist();
    }

    @Test
    void shouldLeaveNothingBehindWhenARunLoggedNothing() throws IOException {
        try (VerdictLog.Run run = log.begin("a")) {
            run.seal();
        }
        assertThat(log.status().runs() + log.status().unsealed()).isZero();
    }

    @Test
    void shouldRefuseTwoRunsOfOneName() throws IOException {
        try (VerdictLog.Run run = log.begin("a")) {
            assertThatThrownBy(() -> log.begin("a")).isInstanceOf(IOException.class);
            run.seal();
        }
    }

    @Test
    void shouldRefuseAVerdictWithoutOutcome() {
        Verdict none =
                new Verdict("x", null, null, List.of("NOT_RETRIEVABLE"), null, null, null, null, null, "m", "p", "v");
        assertThatThrownBy(() -> new LoggedTrack(none, "", null)).isInstanceOf(IllegalArgumentException.class);
    }

    private void write(String name) throws IOException {
        try (VerdictLog.Run run = log.begin(name)) {
            for (LoggedTrack track : tracks) {
                run.append(track);
            }
            run.seal();
        }
    }

    private List<LoggedTrack> found(Key key) throws IOException {
        List<LoggedTrack> rows = new ArrayList<>();
        log.find(key, CidIndex.of(cids()), rows::add);
        return rows;
    }

    private Set<String> cids() {
        return tracks.stream().map(t -> t.verdict().cid()).collect(java.util.stream.Collectors.toSet());
    }
}
