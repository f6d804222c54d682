package org.tonemark.curation.console.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of the route table: from it come the handlers, the check of access, the limits and the description of the API.
 *
 * @param path with {@code {name}} for a part
 * @param kind what a failure looks like, and whether the API's description lists it
 * @param limit how often a client may ask
 * @param summary one line
 * @param query names of query parameters
 * @param request record of the JSON body, {@code byte[]} for a body that is a file; {@code null} without one
 * @param response record of the JSON answer; {@code null} for others
 * @param action what it does
 */
public record Route(
        Verb verb,
        String path,
        Kind kind,
        Access access,
        Limit limit,
        String summary,
        List<String> query,
        @Nullable Class<?> request,
        @Nullable Class<?> response,
        Action action) {

    public enum Verb {
        GET,
        POST
    }

    /** What a caller expects. */
    public enum Kind {
        PAGE,
        API,
        FILE
    }

    /** What is done with a request that got through. */
    @FunctionalInterface
    public interface Action {
        Reply on(Visit visit) throws Exception;
    }

    /** A page to look at. */
    public static Route page(String path, Access access, String summary, Action action) {
        return new Route(Verb.GET, path, Kind.PAGE, access, Limit.READ, summary, List.of(), null, null, action);
    }

    /** A form sent to a page. */
    public static Route form(String path, Access access, Limit limit, String summary, Action action) {
        return new Route(Verb.POST, path, Kind.PAGE, access, limit, summary, List.of(), null, null, action);
    }

    /** A file. */
    public static Route file(String path, Access access, String summary, Action action) {
        return new Route(Verb.GET, path, Kind.FILE, access, Limit.READ, summary, List.of(), null, null, action);
    }

    /** A read of the API. */
    public static Route get(String path, Access access, String summary, @Nullable Class<?> response, Action action) {
        return new Route(Verb.GET, path, Kind.API, access, Limit.READ, summary, List.of(), null, response, action);
    }

    /** A write of the API. */
    public static Route post(
            String path,
            Access access,
            Limit limit,
            String summary,
            Class<?> request,
            Class<?> response,
            Action action) {
        return new Route(Verb.POST, path, Kind.API, access, limit, summary, List.of(), request, response, action);
    }

    /** The same with query parameters. */
    public Route withQuery(String... names) {
        return new Route(verb, path, kind, access, limit, summary, List.of(names), request, response, action);
    }

    public Route withLimit(Limit other) {
        return new Route(verb, path, kind, access, other, summary, query, request, response, action);
    }
}
