package org.tonemark.cli.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tonemark.verdict.Reason;
import org.tonemark.verdict.Verdict;
import org.tonemark.verdictlog.VerdictLog;
import org.tonemark.verify.SpectrumSketch;

/**
 * {@code report.html}: one self-contained page. Tracks lie in it as JSON and are drawn when they are looked at, so that
 * thousands stay light. Its content security policy lets nothing run or load but the page's own script and style, by
 * their hashes: a hostile file name stays text.
 */
public final class HtmlReport {
    private static final int MOST_ROWS = 20_000;
    private static final int MOST_PICTURES = 5_000;
    private static final JsonMapper MAPPER = new JsonMapper();

    private final List<String> rows = new ArrayList<>();
    private int total;

    /** What the page says about the run; {@code skipped} are files left out by their names. */
    public record Run(String id, Instant ended, VerdictLog.Key key, int skipped) {}

    /** Adds a track; in very large runs the page holds the first 20,000, and pictures of the first 5,000. */
    public void add(Verdict verdict, String detail, @Nullable SpectrumSketch picture) {
        total++;
        if (rows.size() < MOST_ROWS) {
            rows.add(ReportRow.json(verdict, detail, rows.size() < MOST_PICTURES ? picture : null));
        }
    }

    /** Writes the page, replacing an older one as a whole. */
    public void write(Path file, Run run) throws IOException {
        Path unfinished = file.resolveSibling("." + file.getFileName() + ".tmp");
        try (BufferedWriter page = Files.newBufferedWriter(unfinished)) {
            write(page, run);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void write(Writer page, Run run) throws IOException {
        String style = resource("report.css");
        String script = resource("report.js");
        String[] halves = resource("report.html")
                .replace("{{style-hash}}", hash(style))
                .replace("{{script-hash}}", hash(script))
                .replace("{{style}}", style)
                .replace("{{script}}", script)
                .split("\\{\\{data}}", 2);
        page.write(halves[0]);
        page.write("{\"run\":" + safe(run(run)) + ",\"reasons\":" + safe(reasons()) + ",\"tracks\":[\n");
        for (int i = 0; i < rows.size(); i++) {
            page.write((i == 0 ? "" : ",\n") + safe(rows.get(i)));
        }
        page.write("]}");
        page.write(halves[1]);
    }

    private String run(Run run) {
        return MAPPER.createObjectNode()
                .put("id", run.id())
                .put("ended", run.ended().toString())
                .put("model", run.key().model())
                .put("policy", run.key().policy())
                .put("version", run.key().version())
                .put("skipped", run.skipped())
                .put("total", total)
                .toString();
    }

    private static String reasons() {
        ObjectNode sentences = MAPPER.createObjectNode();
        for (Reason reason : Reason.values()) {
            sentences.put(reason.name(), reason.sentence());
        }
        return sentences.toString();
    }

    /** Inside a script element nothing may look like its end, or like a comment. */
    private static String safe(String json) {
        return json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(HtmlReport.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
