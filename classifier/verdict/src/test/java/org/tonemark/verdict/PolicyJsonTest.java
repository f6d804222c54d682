package org.tonemark.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyJsonTest {
    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("policy.json"), text);
    }

    @Test
    void shouldFillAPolicyFileFromTheDefault() throws IOException {
        OutcomePolicy policy =
                PolicyJson.read(file("{\"id\":\"mine\",\"alpha\":0.01,\"disabledFamilies\":[\"decoder-lines\"]}"));

        assertThat(policy.id()).isEqualTo("mine");
        assertThat(policy.alpha()).isEqualTo(0.01);
        assertThat(policy.beta()).isEqualTo(OutcomePolicy.DEFAULT.beta());
        assertThat(policy.disabledFamilies()).containsExactly("decoder-lines");
    }

    @Test
    void shouldReadWhatItWrites() throws IOException {
        assertThat(PolicyJson.read(file(PolicyJson.write(OutcomePolicy.DEFAULT))))
                .isEqualTo(OutcomePolicy.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":\"x\",\"alpha\":7} | alpha must be between 0 and 1, not 7.0",
                "{\"id\":\"x\",\"alfa\":0.1} | no field \"alfa\" here; there are alpha, beta, ",
                "{\"id\":\"x\",\"alpha\":\"a\"} | alpha cannot have that value",
                "{\"id\":\"x\",\"alpha\":null} | alpha cannot have that value",
                "{\"id\":\"x\",\"alpha\":0.001,\"alpha\":0.9} | not JSON: Duplicate field 'alpha'",
                "{\"id\":\"x\",\"alpha\":NaN} | not JSON: ",
                "{\"id\":\"x\"} {} | not JSON: ",
                "{\"alpha\":0.1} | a policy is a JSON object with an \"id\"",
                "[] | a policy is a JSON object with an \"id\"",
                "{\"id\":\"a b\"} | an id has 1 to 64 letters",
                "{\"id\":\"../a\"} | an id has 1 to 64 letters",
                "{\"id\":\"a\\u202eb\"} | an id has 1 to 64 letters",
                "{\"id\":\"\"} | an id has 1 to 64 letters",
                "not json | not JSON: ",
                "{\"id\": | not JSON: "
            })
    void shouldNameTheFileAndFieldWhenAPolicyIsWrong(String text, String message) throws IOException {
        Path policy = file(text);

        assertThatThrownBy(() -> PolicyJson.read(policy))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(policy + ": " + message)
                .hasMessageNotContaining("\n");
    }

    @Test
    void shouldKeepTheBuiltInIdForTheBuiltInRules() throws IOException {
        Path policy = file("{\"id\":\"" + OutcomePolicy.DEFAULT.id() + "\",\"alpha\":0.1}");

        assertThatThrownBy(() -> PolicyJson.read(policy)).hasMessageContaining("is the built-in policy's");
    }

    @Test
    void shouldRefuseWhatIsNoTextFile() throws IOException {
        assertThatThrownBy(() -> PolicyJson.read(folder)).hasMessageContaining("a folder");
        Path bytes = Files.write(folder.resolve("bytes"), new byte[] {'{', (byte) 0xff, (byte) 0xfe});
        assertThatThrownBy(() -> PolicyJson.read(bytes)).hasMessageContaining("UTF-8");
    }
}
