package org.tonemark.ipfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tonemark.ipfs.Cid.Codec;
import org.tonemark.ipfs.UnixFsFolder.Entry;

class UnixFsFolderTest {
    private final TestDag dag = new TestDag();
    private final Cid track = dag.put(Codec.RAW, "x".getBytes(StandardCharsets.UTF_8));

    @Test
    void shouldListAPlainFolderByName() throws IOException {
        Cid folder = dag.folder(Map.of("b.mp3", track, "a.mp3", track, "ä.mp3", track));
        assertThat(UnixFsFolder.isFolder(dag.checked(folder), folder)).isTrue();
        assertThat(names(folder)).containsExactly("a.mp3", "b.mp3", "ä.mp3");
    }

    @Test
    void shouldListAShardedFolderOfAHundredThousand() throws IOException {
        Map<String, byte[]> top = new LinkedHashMap<>();
        int count = 0;
        for (int slot = 0; slot < 256; slot++) {
            Map<String, byte[]> shard = new LinkedHashMap<>();
            for (int i = 0; i < 391; i++) {
                shard.put("%02X%06d.mp3".formatted(i % 256, count++), track.bytes());
            }
            top.put(
                    "%02X".formatted(slot),
                    dag.unixFs(5, new byte[0], shard, 256).bytes());
        }
        Cid folder = dag.unixFs(5, new byte[] {1}, top, 256);
        List<String> names = names(folder);
        assertThat(names).hasSize(100_096).isSorted().startsWith("000000.mp3").doesNotHaveDuplicates();
    }

    @Test
    void shouldMarkNamesThatWouldLeaveTheFolder() throws IOException {
        Cid folder = dag.folder(
                Map.of("../../etc/passwd", track, "..", track, "a\0.mp3", track, "", track, "ok.mp3", track));
        assertThat(UnixFsFolder.list(dag.checked(folder), folder).stream()
                        .filter(entry -> !entry.suspicious())
                        .map(Entry::name))
                .containsExactly("ok.mp3");
    }

    @Test
    void shouldRefuseShardsThatAreNone() {
        assertRefused(dag.unixFs(5, new byte[0], Map.of("0", track.bytes()), 256), "without its slot");
        assertRefused(dag.unixFs(5, new byte[0], Map.of("00", track.bytes()), 256), "leads to something else");
        assertRefused(dag.unixFs(5, new byte[0], Map.of("00a", track.bytes()), 255), "255 slots");
        assertRefused(dag.unixFs(5, new byte[0], Map.of("00a", track.bytes()), 1 << 30), "slots");
        Cid deep = dag.unixFs(5, new byte[0], Map.of("00a", track.bytes()), 256);
        for (int i = 0; i < 20; i++) {
            deep = dag.unixFs(5, new byte[0], Map.of("00", deep.bytes()), 256);
        }
        assertRefused(deep, "too many levels");
        assertRefused(track, "a file, not a folder");
    }

    private void assertRefused(Cid cid, String message) {
        assertThatThrownBy(() -> UnixFsFolder.list(dag.checked(cid), cid))
                .isInstanceOf(ContentException.class)
                .hasMessageContaining(message);
    }

    private List<String> names(Cid folder) throws IOException {
        return UnixFsFolder.list(dag.checked(folder), folder).stream()
                .map(Entry::name)
                .toList();
    }
}
