package org.tonemark.cli;

import org.tonemark.cli.verify.FixedLikelihood;

/** The program with real decoding and one score for every track: what {@code KilledKnownRunTest} starts and kills. */
public final class KnownProgram {
    private KnownProgram() {}

    public static void main(String[] args) {
        System.exit(Tonemark.run(Host.system(), (host, model) -> new FixedLikelihood(0.999, "fixed"), args));
    }
}
