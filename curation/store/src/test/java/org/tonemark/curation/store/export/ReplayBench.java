package org.tonemark.curation.store.export;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tonemark.curation.core.EpochInput;
import org.tonemark.curation.core.ballot.SignatureCheck;
import org.tonemark.curation.core.epoch.TonemarkRule;
import org.tonemark.curation.core.synthetic.SyntheticEpoch;

/**
 * Times replays of an export on one thread: {@code ReplayBench BALLOTS FOLDER}. Makes the export where it is missing; run it
 * again for a first replay in a fresh process.
 */
final class ReplayBench {
    private ReplayBench() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[1]);
        TonemarkRule rule = new TonemarkRule(SignatureCheck.trusting());
        if (Files.notExists(folder)) {
            EpochInput input = SyntheticEpoch.of(Integer.parseInt(args[0]), 1);
            ExportWriter.write(input, rule.close(input), folder);
        }
        for (int i = 0; i < 3; i++) {
            long clock = System.nanoTime();
            long replay = cpu();
            Replay.Outcome outcome = Replay.of(folder, ignored -> rule);
            System.out.printf(
                    "replay: %.1f s of CPU, %.1f s on the clock, %s%n",
                    seconds(replay), (System.nanoTime() - clock) / 1e9, outcome);
        }
    }

    /** Of this thread's own work, so that a busy machine does not count. */
    private static double seconds(long start) {
        return (cpu() - start) / 1e9;
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
