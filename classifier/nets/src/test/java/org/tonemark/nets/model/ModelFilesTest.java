package org.tonemark.nets.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.nets.ModelBundle;
import org.tonemark.nets.ModelException;

class ModelFilesTest {
    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        ModelFiles.of(Map.of("card.json", new byte[] {1, 2}, "a.net", new byte[] {3}))
                .write(folder);
    }

    @Test
    void shouldReadWhatWasWritten() {
        assertThat(ModelFiles.read(folder).get("a.net")).containsExactly(3);
        assertThat(folder.resolve("SHA256SUMS"))
                .content()
                .endsWith("  card.json\n")
                .contains("084fed08b978af4d7d196a7446a86b58009e636b611db16211b65a9aadff29c5  a.net\n");
    }

    @Test
    void shouldNameTheFileWhenOneByteChanged() throws IOException {
        Files.write(folder.resolve("a.net"), new byte[] {4});

        assertThatThrownBy(() -> ModelFiles.read(folder))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("a.net does not match its checksum");
    }

    @Test
    void shouldNameTheFileWhenItIsMissing() throws IOException {
        Files.delete(folder.resolve("a.net"));

        assertThatThrownBy(() -> ModelFiles.read(folder))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("a.net");
        Files.delete(folder.resolve("SHA256SUMS"));
        assertThatThrownBy(() -> ModelFiles.read(folder))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("SHA256SUMS is missing");
    }

    @Test
    void shouldRefuseWhenANameLeavesTheFolder() throws IOException {
        Files.writeString(folder.resolve("SHA256SUMS"), "0".repeat(64) + "  ../secret\n");

        assertThatThrownBy(() -> ModelFiles.read(folder))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("bad line");
    }

    @Test
    void shouldRefuseWhenTheCardIsNoCard() {
        assertThatThrownBy(() -> ModelBundle.load(folder))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("card.json");
    }

    @Test
    void shouldSurviveSerialisation() throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(ModelFiles.read(folder));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(((ModelFiles) in.readObject()).get("card.json")).containsExactly(1, 2);
        }
    }
}
