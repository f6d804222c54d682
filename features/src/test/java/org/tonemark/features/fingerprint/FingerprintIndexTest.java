package org.tonemark.features.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintIndexTest {
    private static final Map<String, Fingerprint> TRACKS = new TreeMap<>();
    private static Fingerprint query;

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeTracks() {
        for (int seed = 0; seed < 9; seed++) {
            TRACKS.put("track-" + seed, Tunes.print(Tunes.tune(seed, 15)));
        }
        query = Tunes.print(Tunes.cut(Tunes.tune(7, 15), 6.3, 12));
    }

    @Test
    void shouldFindACutWithBothPlacesWhenTheTrackIsKnown() throws IOException {
        FingerprintIndex.open(folder).add(TRACKS);

        List<Match> matches = FingerprintIndex.open(folder).find(query);

        assertThat(matches).hasSize(1);
        Match match = matches.get(0);
        assertThat(match.id()).isEqualTo("track-7");
        assertThat(match.reference().startSeconds())
                .isCloseTo(6.3 + match.query().startSeconds(), within(0.1));
        assertThat(match.query().seconds()).isGreaterThan(4);
        assertThat(match.unchanged(0.003)).isTrue();
    }

    @Test
    void shouldFindTheSameWhenTracksCameOneByOneAndWereMerged() throws IOException {
        FingerprintIndex grown = FingerprintIndex.open(folder);
        FingerprintIndex empty = grown;
        for (Map.Entry<String, Fingerprint> track : TRACKS.entrySet()) {
            grown = grown.add(Map.of(track.getKey(), track.getValue()));
        }
        FingerprintIndex whole = FingerprintIndex.open(folder.resolve("whole")).add(TRACKS);

        assertThat(segments()).as("eight of nine segments merged").hasSize(2);
        assertThat(grown.size()).isEqualTo(TRACKS.size());
        assertThat(grown.find(query)).isEqualTo(whole.find(query));
        assertThat(FingerprintIndex.open(folder).find(query)).isEqualTo(whole.find(query));
        assertThat(empty.find(query)).as("a reader keeps what it opened").isEmpty();
        assertThat(grown.get("track-3")).contains(TRACKS.get("track-3"));
        assertThat(grown.get("track-33")).isEmpty();
    }

    @Test
    void shouldKeepTheFirstFingerprintWhenATrackIsAddedAgain() throws IOException {
        FingerprintIndex index = FingerprintIndex.open(folder).add(Map.of("a", TRACKS.get("track-1")));

        FingerprintIndex again = index.add(Map.of("a", TRACKS.get("track-2")));

        assertThat(again.get("a")).contains(TRACKS.get("track-1"));
        assertThat(again.size()).isEqualTo(1);
    }

    @Test
    void shouldAnswerFromItsSegmentsWhenAWriterMergesThemAway() throws IOException {
        FingerprintIndex writer = FingerprintIndex.open(folder).add(Map.of("track-7", TRACKS.get("track-7")));
        FingerprintIndex reader = FingerprintIndex.open(folder);
        for (int seed = 0; seed < 7; seed++) {
            writer = writer.add(Map.of("track-" + seed, TRACKS.get("track-" + seed)));
        }

        assertThat(segments()).hasSize(1);
        assertThat(reader.find(query)).isEqualTo(writer.find(query)).isNotEmpty();
    }

    @Test
    void shouldRefuseASecondWriterWhenOneIsAtWork() throws IOException {
        FingerprintIndex index = FingerprintIndex.open(folder).add(Map.of("a", query));
        try (FileChannel channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.WRITE)) {
            assertThat(channel.tryLock()).isNotNull();

            assertThatThrownBy(() -> index.add(TRACKS))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another writer");
        }
    }

    @Test
    void shouldSayWhichFileIsDamagedWhenAnyByteIsChangedOrMissing() throws IOException {
        FingerprintIndex.open(folder).add(Map.of("a", query));
        Path segment = segments().get(0);
        byte[] sound = Files.readAllBytes(segment);
        for (int at : new int[] {0, 9, 13, 17, 21, 25, 100, sound.length / 2, sound.length - 5, sound.length - 1}) {
            byte[] changed = sound.clone();
            changed[at] ^= 0x40;
            Files.write(segment, changed);
            refused(segment);
        }
        for (int length : new int[] {0, 1, 39, 60, sound.length / 2, sound.length - 1}) {
            Files.write(segment, Arrays.copyOf(sound, length));
            refused(segment);
        }
        Files.delete(segment);
        assertThatThrownBy(() -> FingerprintIndex.open(folder)).hasMessageContaining("is missing");
    }

    @Test
    void shouldRefuseTheListWhenItIsChanged() throws IOException {
        FingerprintIndex.open(folder).add(Map.of("a", query));
        Path list = folder.resolve("segments");
        String sound = Files.readString(list);
        for (String changed : List.of(
                "",
                "nonsense\n",
                sound.replace("fingerprints 1", "fingerprints 2"),
                sound.replace("segment-1", "segment-2"),
                sound.replace("segment-1", "../segment-1"),
                sound.substring(0, sound.length() - 3))) {
            Files.writeString(list, changed);
            assertThatThrownBy(() -> FingerprintIndex.open(folder))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(list.toString())
                    .hasMessageNotContaining("\n");
        }
    }

    private void refused(Path segment) {
        assertThatThrownBy(() -> FingerprintIndex.open(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(segment.toString())
                .hasMessageNotContaining("\n");
    }

    private List<Path> segments() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".tfp")).toList();
        }
    }
}
