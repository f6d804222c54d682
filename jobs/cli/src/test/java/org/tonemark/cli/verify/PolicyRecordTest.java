package org.tonemark.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.cli.UserException;
import org.tonemark.cli.Version;
import org.tonemark.verdict.OutcomePolicy;
import org.tonemark.verdict.PolicyJson;

class PolicyRecordTest {
    @TempDir
    private Path folder;

    private OutcomePolicy policy(String text) throws IOException {
        return PolicyJson.read(Files.writeString(folder.resolve("p.json"), text));
    }

    @Test
    void shouldKeepTheRulesBehindAnId() throws IOException {
        OutcomePolicy strict = policy("{\"id\":\"strict\",\"alpha\":0.004}");

        PolicyRecord.keep(folder, strict);
        PolicyRecord.keep(folder, strict);
        PolicyRecord.keep(folder, OutcomePolicy.DEFAULT);

        Path kept = folder.resolve("policies/strict-" + Version.TONEMARK + ".json");
        assertThat(PolicyJson.read(kept)).isEqualTo(strict);
        try (Stream<Path> files = Files.list(folder.resolve("policies"))) {
            assertThat(files.toList()).hasSize(2);
        }
    }

    @Test
    void shouldRefuseOtherRulesUnderTheSameId() throws IOException {
        PolicyRecord.keep(folder, policy("{\"id\":\"strict\",\"alpha\":0.004}"));
        OutcomePolicy changed = policy("{\"id\":\"strict\",\"alpha\":0.01}");

        assertThatThrownBy(() -> PolicyRecord.keep(folder, changed))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("the policy strict stands for other rules");
    }

    @Test
    void shouldLetOneOfManyRunsWriteAtOnce() throws IOException {
        OutcomePolicy strict = policy("{\"id\":\"strict\"}");

        List<String> failed = Stream.generate(() -> strict)
                .limit(50)
                .parallel()
                .flatMap(p -> {
                    try {
                        PolicyRecord.keep(folder, p);
                        return Stream.empty();
                    } catch (IOException e) {
                        return Stream.of(e.toString());
                    }
                })
                .toList();

        assertThat(failed).isEmpty();
    }
}
