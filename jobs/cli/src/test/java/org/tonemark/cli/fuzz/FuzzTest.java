package org.tonemark.cli.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.cli.fuzz.FuzzProgram.Found;
import org.tonemark.cli.verify.MeasuredLines;

/** The short version of {@link FuzzProgram}: another seed than the long one. */
class FuzzTest {
    @TempDir
    Path folder;

    @Test
    void shouldGiveEveryMutantAnOutcomeAndLeaveNothingBehind() throws Exception {
        Found found = FuzzProgram.run(folder, (host, model) -> new MeasuredLines(), 108, 7);
        assertThat(found.withoutOutcome()).as("%s", found).isZero();
        assertThat(found.processes()).as("%s", found).isZero();
        assertThat(found.files()).as("%s", found).isEmpty();
        assertThat(found.exitCode()).as("%s", found).isZero();
        assertThat(found.outcomes().size()).as("%s", found).isGreaterThan(3);
    }
}
