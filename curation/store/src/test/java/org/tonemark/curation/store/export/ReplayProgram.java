package org.tonemark.curation.store.export;

import java.nio.file.Path;
import org.tonemark.curation.core.ballot.SignatureCheck;
import org.tonemark.curation.core.epoch.TonemarkRule;

/** Replays an export in a process of its own: {@code ReplayProgram FOLDER}. */
final class ReplayProgram {
    private ReplayProgram() {}

    public static void main(String[] args) throws Exception {
        System.out.println(outcome(Path.of(args[0])));
    }

    static Replay.Outcome outcome(Path folder) throws java.io.IOException {
        return Replay.of(
                folder,
                input -> new TonemarkRule(SignatureCheck.recovering(input.rule().chainId())));
    }
}
