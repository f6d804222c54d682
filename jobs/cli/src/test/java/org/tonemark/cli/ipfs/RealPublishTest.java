package org.tonemark.cli.ipfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.curation.core.port.Publisher;
import org.tonemark.curation.core.port.Publisher.File;
import org.tonemark.curation.core.port.Publisher.Folder;
import org.tonemark.curation.core.port.Publisher.Published;
import org.tonemark.curation.core.port.Publisher.Unpublished;
import org.tonemark.ipfs.Cid;
import org.tonemark.ipfs.FolderPublisher;
import org.tonemark.ipfs.IpfsNode;
import org.tonemark.ipfs.KuboPublisher;
import org.tonemark.ipfs.NodeAddress;

/** Publishing to a real node: js-ipfs, a process of its own. */
@EnabledIf(value = "installed", disabledReason = "js-ipfs is not installed; ./test does it")
@Timeout(120)
class RealPublishTest {
    @TempDir
    private Path folder;

    static boolean installed() {
        return IpfsNode.installed();
    }

    @Test
    void shouldPublishUnderTheCidThatTheNodeItselfGives() throws Exception {
        TreeMap<String, byte[]> files = new TreeMap<>(Map.of(
                "manifest.json", random(200),
                "tree.json", random(1_000_003),
                "attestations.jsonl", random(262_145),
                "naïve 名.txt", random(12),
                "empty", new byte[0]));
        Map<String, byte[]> wrapped = new LinkedHashMap<>();
        files.forEach((name, bytes) -> wrapped.put("batch/" + name, bytes));
        File large = new File(random(175 * 262_144));
        try (IpfsNode other = new IpfsNode(Files.createDirectory(folder.resolve("other")));
                IpfsNode node = new IpfsNode(Files.createDirectory(folder.resolve("node")))) {
            Publisher publisher = new KuboPublisher(NodeAddress.parse(node.rpc()));
            Folder batch = new Folder(files);
            Cid expected = other.add("cid-version=1&raw-leaves=true", wrapped).get("batch");
            assertThat(publisher.cid(batch)).isEqualTo(expected.toString());
            for (int time = 0; time < 2; time++) {
                assertThat(publisher.publish(batch))
                        .isEqualTo(new Published(
                                expected.toString(),
                                NodeAddress.parse(node.rpc()).toString()));
                assertThat(node.pins(expected)).isTrue();
            }
            Cid file = Cid.parse(publisher.cid(large));
            assertThat(other.add("cid-version=1&raw-leaves=true", Map.of("x", large.bytes())))
                    .containsValue(file);
            assertThat(publisher.publish(large)).isInstanceOf(Published.class);
            assertThat(node.pins(file)).isTrue();
            new FolderPublisher(folder.resolve("here")).publish(batch);
            assertThat(folder.resolve("here/cars/" + expected + ".car")).hasBinaryContent(node.car(expected));
            node.kill();
            assertThat(publisher.publish(batch)).isInstanceOf(Unpublished.class);
        }
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
