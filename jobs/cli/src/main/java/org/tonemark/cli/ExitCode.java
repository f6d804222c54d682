package org.tonemark.cli;

/** Exit codes; other programs rely on them. */
public final class ExitCode {
    /** Every input got an outcome. */
    public static final int OK = 0;
    /** A bug. */
    public static final int BUG = 1;
    /** Bad usage or configuration, or nothing to do. */
    public static final int USAGE = 2;
    /** Some inputs got no outcome. */
    public static final int INCOMPLETE = 3;
    /** A needed service is unavailable. */
    public static final int UNAVAILABLE = 4;
    /** Checked and found false. */
    public static final int FALSE = 5;
    /** Interrupted; the same command goes on. The JVM itself gives this code on SIGINT. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
