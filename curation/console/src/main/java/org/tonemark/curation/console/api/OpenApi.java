package org.tonemark.curation.console.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tonemark.curation.console.http.Access;
import org.tonemark.curation.console.http.Dispatch;
import org.tonemark.curation.console.http.Problem;
import org.tonemark.curation.console.http.Route;
import org.tonemark.curation.console.http.Route.Kind;
import org.tonemark.curation.console.http.Route.Verb;

/** The API's description (OpenAPI 3.1), derived from the route table and the records of its bodies. */
public final class OpenApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PART = Pattern.compile("\\{([a-z]+)}");

    private OpenApi() {}

    /** Indented, with a line's end; the same for the same routes. */
    public static String of(List<Route> routes, String version) {
        ObjectNode all = JSON.createObjectNode().put("openapi", "3.1.0");
        all.putObject("info").put("title", "Tonemark console").put("version", version);
        ObjectNode paths = all.putObject("paths");
        Schemas schemas = new Schemas(JSON);
        for (Route route : routes) {
            if (route.kind() == Kind.API) {
                ObjectNode path =
                        paths.has(route.path()) ? (ObjectNode) paths.get(route.path()) : paths.putObject(route.path());
                describe(path.putObject(route.verb().name().toLowerCase(Locale.ROOT)), route, schemas);
            }
        }
        schemas.refer(Problem.Body.class);
        ObjectNode components = all.putObject("components");
        components.set("schemas", schemas.all());
        components
                .putObject("securitySchemes")
                .putObject("session")
                .put("type", "apiKey")
                .put("in", "cookie")
                .put("name", Dispatch.SESSION_COOKIE);
        return write(all);
    }

    private static void describe(ObjectNode operation, Route route, Schemas schemas) {
        operation.put("summary", route.summary());
        ArrayNode parameters = operation.putArray("parameters");
        Matcher parts = PART.matcher(route.path());
        while (parts.find()) {
            parameter(parameters, parts.group(1), "path", true);
        }
        route.query().forEach(name -> parameter(parameters, name, "query", false));
        if (route.access() != Access.ANYBODY) {
            operation.putArray("security").addObject().putArray("session");
            operation.put("x-access", route.access().name().toLowerCase(Locale.ROOT));
        }
        if (route.verb() == Verb.POST && route.access() != Access.ANYBODY) {
            parameter(parameters, Dispatch.CSRF_HEADER, "header", true);
        }
        if (route.request() != null) {
            ObjectNode body = operation.putObject("requestBody").put("required", true);
            if (route.request() == byte[].class) {
                body.putObject("content").putObject("application/octet-stream");
            } else {
                json(body, "application/json", schemas.refer(route.request()));
            }
        }
        ObjectNode responses = operation.putObject("responses");
        ObjectNode done = responses.putObject("2XX").put("description", "done");
        if (route.response() != null) {
            json(done, "application/json", schemas.refer(route.response()));
        }
        ObjectNode not = responses.putObject("default").put("description", "not done; code says why");
        json(not, "application/problem+json", schemas.refer(Problem.Body.class));
    }

    private static void parameter(ArrayNode parameters, String name, String in, boolean required) {
        parameters
                .addObject()
                .put("name", name)
                .put("in", in)
                .put("required", required)
                .putObject("schema")
                .put("type", "string");
    }

    private static void json(ObjectNode body, String type, ObjectNode schema) {
        body.putObject("content").putObject(type).set("schema", schema);
    }

    private static String write(ObjectNode all) {
        try {
            DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
            printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
            return JSON.writer(printer).writeValueAsString(all) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always writable", e);
        }
    }
}
