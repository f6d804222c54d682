package org.tonemark.features.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmptyLibraryTest {
    @TempDir
    private Path folder;

    @Test
    void shouldBeLoadable() throws IOException {
        EmptyLibrary.write(folder, "libabsent.so.3");

        assertThatCode(() -> System.load(folder.resolve("libabsent.so.3").toString()))
                .doesNotThrowAnyException();
    }

    @Test
    void shouldLeaveAnExistingLibraryAlone() throws IOException {
        Path existing = Files.writeString(folder.resolve("libthere.so.1"), "real");

        EmptyLibrary.write(folder, "libthere.so.1");

        assertThat(existing).hasContent("real");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(existing);
        }
    }
}
