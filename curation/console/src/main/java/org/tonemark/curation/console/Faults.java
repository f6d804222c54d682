package org.tonemark.curation.console;

import java.io.EOFException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.store.StoreException;

/** Whose fault an exception is: a client that sends nonsense or goes away is no bug of ours. */
final class Faults {
    private static final int DEEPEST = 16;

    private Faults() {}

    /** The innermost cause knows best: what read the body wraps it. @return the status of HTTP to answer with */
    static int status(Throwable thrown) {
        int status = 500;
        @Nullable Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof HttpException http) {
                status = http.getCode();
            } else if (cause instanceof TimeoutException) {
                status = 408;
            } else if (cause instanceof EOFException) {
                status = 400;
            } else if (cause instanceof StoreException) {
                return 503;
            }
            cause = cause.getCause();
        }
        return status;
    }
}
