package org.tonemark.curation.console.api;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.tonemark.curation.console.content.Uploads.Taken;
import org.tonemark.curation.console.http.Access;
import org.tonemark.curation.console.http.Limit;
import org.tonemark.curation.console.http.ProblemException;
import org.tonemark.curation.console.http.Reply;
import org.tonemark.curation.console.http.Route;
import org.tonemark.curation.console.http.Visit;
import org.tonemark.curation.console.site.Site;

/** Files of uploaders, as they are: the body is the file. */
public final class FileApi {
    public static final String PATH = "/api/v1/files";

    private final Site site;

    public FileApi(Site site) {
        this.site = site;
    }

    public List<Route> routes() {
        return List.of(Route.post(
                PATH,
                Access.SIGNED_IN,
                Limit.UPLOAD,
                "Takes a file, the body as it is, and tells its CID; submits nothing",
                byte[].class,
                Taken.class,
                this::take));
    }

    /** What is refused is read to its end all the same: else a browser that still sends would not see why. */
    private Reply take(Visit visit) throws IOException {
        try {
            return new Reply.Json(201, site.uploads().take(visit.body(), visit.announced()));
        } catch (ProblemException e) {
            if (visit.announced() >= 0 && visit.announced() <= site.uploads().mostBytes()) {
                visit.body().transferTo(OutputStream.nullOutputStream());
            }
            throw e;
        }
    }
}
