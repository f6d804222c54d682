package org.tonemark.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownFilesTest {
    private static final String CID = "bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4";
    private static final long TODAY = 20_778;

    @TempDir
    Path folder;

    @Test
    void shouldRememberAFileUntilItChanges() throws IOException {
        Path file = write("a.mp3", "hello");
        FileStamp stamp = stamp(file);
        KnownFiles first = KnownFiles.none();
        first.learn(stamp, CID);
        first.save(index(), "r1");
        assertThat(KnownFiles.load(index(), 1).cid(stamp(file))).contains(CID);
        FileTime time = Files.getLastModifiedTime(file);
        write("a.mp3", "jello");
        Files.setLastModifiedTime(file, time);
        assertThat(stamp(file).size()).isEqualTo(stamp.size());
        assertThat(KnownFiles.load(index(), 1).cid(stamp(file)))
                .as("same size and time of change, set back: the inode's time tells")
                .isEmpty();
        assertThat(KnownFiles.load(index(), 1).cid(stamp(write("b.mp3", "hello"))))
                .as("another file with the same bytes")
                .isEmpty();
    }

    @Test
    void shouldFindEveryFileOfMany() throws IOException {
        KnownFiles files = KnownFiles.load(index(), TODAY);
        for (int i = 0; i < 300; i++) {
            files.learn(stamp(write(i + ".mp3", "track " + i)), CID);
            if (i == 150) {
                files.save(index(), "r1");
                files = KnownFiles.load(index(), TODAY);
            }
        }
        files.save(index(), "r2");
        KnownFiles all = KnownFiles.load(index(), TODAY);
        for (int i = 0; i < 300; i++) {
            assertThat(all.cid(stamp(folder.resolve(i + ".mp3")))).contains(CID);
        }
        assertThat(Files.size(index())).isEqualTo(8 + 300 * 69 + 32);
    }

    @Test
    void shouldForgetWhatWasNotUsedForNinetyDays() throws IOException {
        FileStamp used = stamp(write("a.mp3", "a"));
        FileStamp unused = stamp(write("b.mp3", "b"));
        KnownFiles first = KnownFiles.load(index(), TODAY);
        first.learn(used, CID);
        first.learn(unused, CID);
        first.save(index(), "r1");
        KnownFiles later = KnownFiles.load(index(), TODAY + 60);
        assertThat(later.cid(used)).contains(CID);
        later.save(index(), "r2");
        KnownFiles.load(index(), TODAY + 100).save(index(), "r3");
        KnownFiles last = KnownFiles.load(index(), TODAY + 100);
        assertThat(last.cid(used)).contains(CID);
        assertThat(last.cid(unused)).isEmpty();
    }

    @Test
    void shouldKnowNothingWhenDamaged() throws IOException {
        FileStamp stamp = stamp(write("a.mp3", "a"));
        KnownFiles files = KnownFiles.load(index(), TODAY);
        files.learn(stamp, CID);
        files.save(index(), "r1");
        byte[] bytes = Files.readAllBytes(index());
        for (int at : new int[] {0, 20, bytes.length - 1}) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 1;
            Files.write(index(), damaged);
            assertThat(KnownFiles.load(index(), TODAY).cid(stamp)).isEmpty();
        }
        Files.write(index(), java.util.Arrays.copyOf(bytes, bytes.length - 7));
        assertThat(KnownFiles.load(index(), TODAY).cid(stamp)).isEmpty();
    }

    @Test
    void shouldNotTrustAFileThatWasJustChanged() throws IOException {
        FileStamp stamp = stamp(write("a.mp3", "a"));
        assertThat(stamp.settledAt(Instant.now())).isFalse();
        assertThat(stamp.settledAt(Instant.now().plus(Duration.ofSeconds(5)))).isTrue();
        assertThat(FileStamp.of(folder.toString())).as("a folder").isEmpty();
        assertThat(FileStamp.of("a\0b")).isEmpty();
    }

    private Path index() {
        return folder.resolve("files.index");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static FileStamp stamp(Path file) {
        return FileStamp.of(file.toString()).orElseThrow();
    }
}
