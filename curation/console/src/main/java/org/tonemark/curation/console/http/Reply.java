package org.tonemark.curation.console.http;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.console.view.Page;

/** What a route answers; {@link Replies} writes it. */
public sealed interface Reply {
    /** A page. */
    record Html(int status, Page page) implements Reply {
        public Html(Page page) {
            this(200, page);
        }
    }

    /** A record as canonical JSON. */
    record Json(int status, Object body, Map<String, String> headers) implements Reply {
        public Json(Object body) {
            this(200, body, Map.of());
        }

        public Json(int status, Object body) {
            this(status, body, Map.of());
        }
    }

    /**
     * A small file.
     *
     * @param cache value of {@code Cache-Control}
     */
    record Bytes(String type, byte[] bytes, String cache) implements Reply {}

    /** A large file, whole or a range of it. @param name under which it is saved, {@code null} for one that is shown */
    record FileRange(String type, Path file, @Nullable String name) implements Reply {
        public FileRange(String type, Path file) {
            this(type, file, null);
        }
    }

    /** Go elsewhere with GET; a path of the console. */
    record SeeOther(String path) implements Reply {}

    record Failed(Problem problem) implements Reply {}
}
