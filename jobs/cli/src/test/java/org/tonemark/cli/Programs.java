package org.tonemark.cli;

/** Runs command lines for programs of the tests. */
public final class Programs {
    private Programs() {}

    public static int run(Host host, Analyzers analyzers, String... args) {
        return Tonemark.run(host, analyzers, args);
    }
}
