package org.tonemark.curation.console.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimilarFilesTest {
    private static final String HEAD = "{\"format\":\"tonemark-sound-1\",\"model\":\"m\",\"tracks\":9}\n";

    @TempDir
    Path folder;

    private static String item(int i) {
        return "bafk%05d".formatted(i);
    }

    /** Items of even numbers, with different numbers of neighbours. */
    private void write(int count) throws IOException {
        StringBuilder text = new StringBuilder(HEAD);
        for (int i = 0; i < count; i++) {
            text.append("{\"item\":\"").append(item(2 * i)).append("\",\"near\":[");
            text.append(String.join(
                    ",",
                    IntStream.range(0, i % 50)
                            .mapToObj(k -> "{\"item\":\"n" + k + "\",\"score\":0.5}")
                            .toList()));
            text.append("]}\n");
        }
        Files.writeString(folder.resolve("sound.jsonl"), text);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 700})
    void shouldFindEveryLineAndNoOther(int count) throws IOException {
        write(count);
        SimilarFiles files = new SimilarFiles(folder);
        for (int i = 0; i < count; i++) {
            assertThat(files.bySound(item(2 * i))).hasSize(i % 50);
            assertThat(files.bySound(item(2 * i + 1))).isEmpty();
        }
        assertThat(files.bySound("a")).isEmpty();
        assertThat(files.bySound("c")).isEmpty();
        assertThat(files.liked(item(2))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no line end", "no json\n{\n", "{}\n[]\n[]\n", "{}\n\u0000\n"})
    void shouldHaveNothingWhenTheFileIsDamaged(String text) throws IOException {
        Files.writeString(folder.resolve("sound.jsonl"), text);
        assertThat(new SimilarFiles(folder).bySound("bafk")).isEmpty();
    }

    @Test
    void shouldHaveNothingWhenALineIsTooLongOrNothingIsThere() throws IOException {
        Files.writeString(folder.resolve("sound.jsonl"), HEAD + "{\"item\":\"" + "x".repeat(200_000) + "\"}\n");
        assertThat(new SimilarFiles(folder).bySound("bafk")).isEmpty();
        assertThat(new SimilarFiles(null).bySound("bafk")).isEmpty();
        assertThat(new SimilarFiles(folder.resolve("none")).bySound("bafk")).isEmpty();
    }
}
