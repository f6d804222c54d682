package org.tonemark.ipfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class UnixFsHasherTest {
    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/unixfs-cids.tsv", delimiter = '\t', numLinesToSkip = 1)
    void shouldEqualTheReferenceImporter(int bytes, int chunk, int links, String cid) {
        UnixFsHasher hasher = new UnixFsHasher(chunk, links);
        feed(hasher, pattern(bytes), 77_777);
        assertThat(hasher.finish()).hasToString(cid);
    }

    @Test
    void shouldEqualKuboWhenFileIsOneChunk() throws IOException {
        byte[] hello = "hello world\n".getBytes(StandardCharsets.UTF_8);
        assertThat(UnixFsHasher.hash(new ByteArrayInputStream(hello)))
                .hasToString("bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4");
    }

    @Test
    void shouldNotDependOnTheSizeOfReads() {
        byte[] bytes = pattern(300_001);
        UnixFsHasher small = new UnixFsHasher(1000, 4);
        feed(small, bytes, 1);
        UnixFsHasher large = new UnixFsHasher(1000, 4);
        feed(large, bytes, bytes.length);
        assertThat(small.finish()).isEqualTo(large.finish());
    }

    private static void feed(UnixFsHasher hasher, byte[] bytes, int step) {
        for (int at = 0; at < bytes.length; at += step) {
            hasher.update(bytes, at, Math.min(step, bytes.length - at));
        }
    }

    /** The pattern of {@code vectors/unixfs-cids.mjs}. */
    private static byte[] pattern(int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i ^ i >>> 8 ^ i >>> 16);
        }
        return bytes;
    }
}
