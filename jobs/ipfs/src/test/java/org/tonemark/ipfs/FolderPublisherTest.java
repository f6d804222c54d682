package org.tonemark.ipfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tonemark.curation.core.port.Publisher;
import org.tonemark.curation.core.port.Publisher.File;
import org.tonemark.curation.core.port.Publisher.Folder;
import org.tonemark.curation.core.port.Publisher.Published;
import org.tonemark.curation.core.port.Publisher.Unpublished;

class FolderPublisherTest {
    private static final Folder FOLDER = new Folder(new TreeMap<>(Map.of(
            "manifest.json",
            new byte[] {'{', '}'},
            "empty",
            new byte[0],
            "large",
            random(1_000_003),
            "tree.json",
            random(300_000))));

    @TempDir
    private Path folder;

    @Test
    void shouldReadBackEveryFileOfAFolder() throws IOException {
        Publisher publisher = new FolderPublisher(folder);
        assertThat(publisher.publish(FOLDER))
                .isEqualTo(new Published(
                        publisher.cid(FOLDER), folder.resolve("blocks").toString()));
        Cid root = Cid.parse(publisher.cid(FOLDER));
        CarFile car = new CarFile(folder.resolve("cars").resolve(root + ".car"));
        assertThat(car.roots()).containsExactly(root);
        for (BlockSource source : new BlockSource[] {new BlockFolder(folder.resolve("blocks")), car}) {
            Blocks blocks = new FailOver(java.util.List.of(source), FetchPolicy.DEFAULT, root);
            Map<String, byte[]> read = new TreeMap<>();
            for (UnixFsFolder.Entry entry : UnixFsFolder.list(blocks, root)) {
                try (var in = new UnixFsFile(blocks, entry.cid(), 1 << 24)) {
                    read.put(entry.name(), in.readAllBytes());
                }
            }
            assertThat(read).containsOnlyKeys(FOLDER.files().keySet());
            read.forEach(
                    (name, bytes) -> assertThat(bytes).isEqualTo(FOLDER.files().get(name)));
        }
    }

    @Test
    void shouldChangeNothingWhenPublishedAgain() throws IOException {
        Publisher publisher = new FolderPublisher(folder);
        publisher.publish(FOLDER);
        Map<Path, byte[]> before = files();
        assertThat(publisher.publish(FOLDER)).isInstanceOf(Published.class);
        assertThat(files()).usingRecursiveComparison().isEqualTo(before);
        assertThat(before.keySet()).noneMatch(p -> p.toString().contains(".part"));
    }

    @Test
    void shouldMendADamagedBlock() throws IOException {
        Publisher publisher = new FolderPublisher(folder);
        File file = new File(random(10));
        Path block = folder.resolve("blocks").resolve(BlockFolder.place(Cid.parse(publisher.cid(file))));
        publisher.publish(file);
        Files.write(block, new byte[] {1});
        assertThat(publisher.publish(file)).isInstanceOf(Published.class);
        assertThat(block).hasBinaryContent(file.bytes());
    }

    @Test
    void shouldSayWhenTheFolderCannotBeWritten() throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[0]);
        assertThat(new FolderPublisher(file).publish(FOLDER)).isInstanceOf(Unpublished.class);
    }

    @Test
    void shouldNameAFileAsItsHasherDoes() throws IOException {
        for (int size : new int[] {0, 1, 262_144, 262_145, 1_000_003, 174 * 262_144 + 1}) {
            byte[] bytes = random(size);
            assertThat(new FolderPublisher(folder).cid(new File(bytes)))
                    .isEqualTo(
                            UnixFsHasher.hash(new ByteArrayInputStream(bytes)).toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "a\nb", "a\0"})
    void shouldRefuseHostileNames(String name) {
        TreeMap<String, byte[]> files = new TreeMap<>(Map.of(name, new byte[0]));
        assertThatThrownBy(() -> new Folder(files)).isInstanceOf(IllegalArgumentException.class);
    }

    private Map<Path, byte[]> files() throws IOException {
        Map<Path, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(file, Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
