package org.tonemark.curation.console.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tonemark.curation.chain.receipt.CheckPage;
import org.tonemark.curation.console.content.ContentFolder;
import org.tonemark.curation.console.http.Access;
import org.tonemark.curation.console.http.Problem;
import org.tonemark.curation.console.http.Reply;
import org.tonemark.curation.console.http.Route;
import org.tonemark.curation.console.http.Visit;

/** Audio, pictures of evidence, and the console's own scripts and styles. */
public final class Files {
    private static final String ASSETS = "/org/tonemark/curation/console/assets/";

    private static final Pattern POLICY =
            Pattern.compile("http-equiv=\"Content-Security-Policy\" content=\"([^\"]+)\"");

    private final Site site;

    public Files(Site site) {
        this.site = site;
    }

    public List<Route> routes() {
        return List.of(
                Route.file("/audio/{cid}", Access.ANYBODY, "A track's bytes, with ranges", this::audio),
                Route.file("/evidence/{cid}/{name}", Access.ANYBODY, "peaks.json, or a picture as SVG", this::evidence),
                Route.file("/check", Access.ANYBODY, "Checks a receipt, in the browser alone", Files::check),
                Route.file("/assets/{name}", Access.ANYBODY, "Scripts and styles", this::asset));
    }

    /** Anybody may listen: what is not promoted yet is open to whoever knows its CID, as on IPFS. */
    private Reply audio(Visit visit) {
        String cid = visit.cid();
        return site.content()
                .find(cid)
                .<Reply>map(file -> new Reply.FileRange(ContentFolder.type(file), file))
                .orElseGet(() -> missing("the bytes of " + cid + " are not here"));
    }

    private Reply evidence(Visit visit) throws IOException {
        String cid = visit.cid();
        String name = visit.part("name");
        if (name.equals("peaks.json")) {
            return site.evidence()
                    .peaks(cid)
                    .<Reply>map(peaks -> new Reply.Bytes("application/json", peaks, "no-cache"))
                    .orElseGet(() -> missing("no outline of " + cid + " was drawn"));
        }
        Optional<byte[]> picture = name.endsWith(".svg")
                ? site.evidence().picture(cid, name.substring(0, name.length() - 4))
                : Optional.empty();
        return picture.<Reply>map(svg -> new Reply.Bytes("image/svg+xml", svg, "no-cache"))
                .orElseGet(() -> missing("no such picture of " + cid));
    }

    private Reply asset(Visit visit) throws IOException {
        String name = visit.part("name");
        if (!name.matches("[a-z0-9][a-z0-9.-]{0,80}")) {
            return missing("no such file");
        }
        try (InputStream in = Files.class.getResourceAsStream(ASSETS + name)) {
            return in == null
                    ? missing("no such file")
                    : new Reply.Bytes(type(name), in.readAllBytes(), "public, max-age=300");
        }
    }

    /** The page carries its own policy, which lets it ask the node that the visitor names and nobody else. */
    private static Reply check(Visit visit) {
        byte[] page = CheckPage.html();
        Matcher own = POLICY.matcher(new String(page, StandardCharsets.UTF_8));
        if (!own.find()) {
            throw new IllegalStateException("the check page has no policy");
        }
        visit.context().header("Content-Security-Policy", own.group(1) + "; frame-ancestors 'none'");
        return new Reply.Bytes("text/html; charset=utf-8", page, "no-cache");
    }

    private static Reply missing(String detail) {
        return new Reply.Failed(Problem.notFound(detail));
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "js" -> "text/javascript; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "svg" -> "image/svg+xml";
            case "png" -> "image/png";
            case "woff2" -> "font/woff2";
            case "json" -> "application/json";
            case "txt" -> "text/plain; charset=utf-8";
            default -> "application/octet-stream";
        };
    }
}
