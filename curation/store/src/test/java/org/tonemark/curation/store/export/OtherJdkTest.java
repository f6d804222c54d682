package org.tonemark.curation.store.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.curation.core.EpochInput;
import org.tonemark.curation.core.ballot.SignatureCheck;
import org.tonemark.curation.core.epoch.TonemarkRule;
import org.tonemark.curation.core.synthetic.SyntheticEpoch;

/** An epoch that this JVM closed is replayed bit for bit by every other one that is installed. */
class OtherJdkTest {
    private static final int OLDEST = 17;

    @TempDir
    Path folder;

    @Test
    void shouldReplayBitForBitOnAnotherJdk() throws Exception {
        List<Path> others = others();
        assumeFalse(others.isEmpty(), "no JDK of another release in /usr/lib/jvm or a JAVA_HOME variable: skipped");
        EpochInput input = SyntheticEpoch.signed(200, 4);
        Path export = folder.resolve("epoch");
        ExportWriter.write(input, new TonemarkRule(SignatureCheck.trusting()).close(input), export);
        String here = ReplayProgram.outcome(export).toString();
        assertThat(here).startsWith("Equal[");
        for (Path java : others) {
            assertThat(output(
                            java,
                            "-cp",
                            System.getProperty("java.class.path"),
                            ReplayProgram.class.getName(),
                            export.toString()))
                    .as(java.toString())
                    .isEqualTo(here);
        }
    }

    /** One a release, new enough to run this program. */
    private List<Path> others() throws Exception {
        Set<Path> programs = new LinkedHashSet<>();
        for (Path home : homes()) {
            Path java = home.resolve("bin/java");
            if (Files.isExecutable(java)) {
                programs.add(java.toRealPath());
            }
        }
        TreeSet<String> seen = new TreeSet<>(List.of(System.getProperty("java.runtime.version")));
        List<Path> others = new ArrayList<>();
        for (Path java : programs) {
            String settings = output(java, "-XshowSettings:properties", "-version");
            if (Integer.parseInt(property(settings, "java.specification.version")
                                    .replaceFirst("^1\\.", ""))
                            >= OLDEST
                    && seen.add(property(settings, "java.runtime.version"))) {
                others.add(java);
            }
        }
        return others;
    }

    private static List<Path> homes() throws IOException {
        List<Path> homes = new ArrayList<>();
        Path installed = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(installed)) {
            try (Stream<Path> list = Files.list(installed)) {
                list.sorted(Comparator.naturalOrder()).forEach(homes::add);
            }
        }
        System.getenv().forEach((name, value) -> {
            if (name.startsWith("JAVA_HOME")) {
                homes.add(Path.of(value));
            }
        });
        return homes;
    }

    private static String property(String settings, String name) {
        return settings.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(name + " = "))
                .map(line -> line.substring(name.length() + 3))
                .findFirst()
                .orElse("0");
    }

    private String output(Path java, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "out", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(java.toString()).isTrue();
        return Files.readString(out).strip();
    }
}
