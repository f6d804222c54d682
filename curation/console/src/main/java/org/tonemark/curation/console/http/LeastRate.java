package org.tonemark.curation.console.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Gives up a file that comes in slower, on average since its start, than a line of people would bring it: a trickle must
 * not hold a thread for days. Silence is ended by the connection's own limit.
 */
public final class LeastRate extends Handler.Wrapper {
    private static final long BYTES_PER_SECOND = 16 * 1024;

    private final Set<String> paths;
    private final Duration grace;

    /** @param paths that take files @param grace time before the average counts */
    public LeastRate(Set<String> paths, Duration grace) {
        this.paths = Set.copyOf(paths);
        this.grace = grace;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        boolean upload = request.getMethod().equals("POST") && paths.contains(Request.getPathInContext(request));
        return super.handle(upload ? new Timed(request) : request, response, callback);
    }

    private final class Timed extends Request.Wrapper {
        private final long start = System.nanoTime();
        private long bytes;

        Timed(Request request) {
            super(request);
        }

        @Override
        public Content.Chunk read() {
            Content.Chunk chunk = super.read();
            if (chunk == null || chunk.isLast() || Content.Chunk.isFailure(chunk)) {
                return chunk;
            }
            bytes += chunk.remaining();
            long nanos = System.nanoTime() - start;
            double least = (double) BYTES_PER_SECOND * nanos / TimeUnit.SECONDS.toNanos(1);
            if (nanos < grace.toNanos() || bytes >= least) {
                return chunk;
            }
            chunk.release();
            return Content.Chunk.from(
                    new HttpException.RuntimeException(408, "slower than " + BYTES_PER_SECOND + " bytes/s"), true);
        }
    }
}
