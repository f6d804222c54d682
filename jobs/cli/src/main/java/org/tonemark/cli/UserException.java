package org.tonemark.cli;

/** Something the user can put right; the message is one line that says what to change. */
public final class UserException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int exitCode;

    public UserException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** Bad usage or configuration. */
    public static UserException usage(String message) {
        return new UserException(ExitCode.USAGE, message);
    }

    public int exitCode() {
        return exitCode;
    }
}
