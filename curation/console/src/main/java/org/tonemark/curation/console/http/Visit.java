package org.tonemark.curation.console.http;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.console.auth.Session;
import org.tonemark.curation.console.view.Visitor;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.store.json.CurationJson;

/** One request that was let through, and who makes it. */
public final class Visit {
    private static final int LONGEST_QUERY = 512;

    private final Context context;
    private final Visitor visitor;
    private final @Nullable Session session;

    Visit(Context context, Visitor visitor, @Nullable Session session) {
        this.context = context;
        this.visitor = visitor;
        this.session = session;
    }

    public Visitor visitor() {
        return visitor;
    }

    public Optional<Session> session() {
        return Optional.ofNullable(session);
    }

    /** Who has signed in; only for routes that ask for it. */
    public Address address() {
        if (visitor.address() == null) {
            throw new ProblemException(new Problem(401, "NOT_SIGNED_IN", "sign in first"));
        }
        return visitor.address();
    }

    /** The {@code {cid}} of the path. @throws ProblemException when it is none */
    public String cid() {
        return TrackCid.require(context.pathParam("cid"));
    }

    public String part(String name) {
        return context.pathParam(name);
    }

    /** A number from 0 in the path. @throws ProblemException for anything else */
    public long number(String name) {
        String text = context.pathParam(name);
        if (!text.matches("[0-9]{1,15}")) {
            throw ProblemException.invalid("INVALID_NUMBER", "write " + name + " as a whole number from 0");
        }
        return Long.parseLong(text);
    }

    /** Empty where it is not given. @throws ProblemException when it is too long */
    public String query(String name) {
        String value = context.queryParam(name);
        if (value != null && value.length() > LONGEST_QUERY) {
            throw ProblemException.invalid("INVALID_QUERY", name + " has at most " + LONGEST_QUERY + " characters");
        }
        return value == null ? "" : value;
    }

    /** Of a list's next page. */
    public @Nullable String cursor() {
        String cursor = query("cursor");
        return cursor.isEmpty() ? null : cursor;
    }

    /** Fields of the form sent, the first value of each. */
    public Map<String, String> form() {
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> field : context.formParamMap().entrySet()) {
            if (!field.getValue().isEmpty()) {
                values.put(field.getKey(), field.getValue().get(0));
            }
        }
        return values;
    }

    /** A file sent with the form. */
    public Optional<UploadedFile> file(String name) {
        return context.isMultipartFormData()
                ? Optional.ofNullable(context.uploadedFile(name)).filter(f -> f.size() > 0)
                : Optional.empty();
    }

    /** The body as a record. @throws ProblemException when it is not exactly one */
    public <T> T json(Class<T> type) {
        try {
            return CurationJson.read(context.body(), type);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("INVALID_JSON", String.valueOf(e.getMessage()));
        }
    }

    /** Whether the caller asks for JSON; the answer then depends on it. */
    public boolean wantsJson() {
        context.res().addHeader("Vary", "Accept");
        return Dispatch.wantsJson(context);
    }

    /** The body as it comes in. */
    public java.io.InputStream body() {
        return context.bodyInputStream();
    }

    /** Bytes of the body by the sender's word, −1 without one. */
    public long announced() {
        return context.req().getContentLengthLong();
    }

    public Context context() {
        return context;
    }
}
