package org.tonemark.curation.console.http;

import java.util.Map;

/**
 * Why a request was not done (RFC 9457).
 *
 * @param status of HTTP
 * @param code stable, upper snake case
 * @param detail one line that says what to change
 * @param headers of the answer, such as {@code Retry-After}
 */
public record Problem(int status, String code, String detail, Map<String, String> headers) {
    public Problem(int status, String code, String detail) {
        this(status, code, detail, Map.of());
    }

    /** What the caller wrote cannot be used. */
    public static Problem invalid(String code, String detail) {
        return new Problem(400, code, detail);
    }

    public static Problem notFound(String detail) {
        return new Problem(404, "NOT_FOUND", detail);
    }

    /** As it is sent. */
    public Body body(String title) {
        return new Body("about:blank", title, status, code, detail);
    }

    /** {@code application/problem+json}. */
    public record Body(String type, String title, int status, String code, String detail) {}
}
