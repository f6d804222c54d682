package org.tonemark.cli.verify;

/**
 * Saves what there is when the process is told to end (SIGINT, SIGTERM). The JVM then exits with 128 + the signal's
 * number by itself, 130 for SIGINT.
 */
public final class Interruption {
    private static volatile boolean begun;

    private final Thread hook;

    private Interruption(Thread hook) {
        this.hook = hook;
    }

    static Interruption arm(Runnable save) {
        Thread hook = new Thread(
                () -> {
                    begun = true;
                    save.run();
                },
                "save-on-interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
        return new Interruption(hook);
    }

    /** True once the process is ending; failures of other parts are then expected and stay unsaid. */
    public static boolean begun() {
        return begun;
    }

    void disarm() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            begun = true; // the process is ending, and the hook runs
        }
    }
}
