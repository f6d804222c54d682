package org.tonemark.cli.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.Html;
import org.tonemark.cli.UnnamedFile;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.Reason;
import org.tonemark.verdict.Verdict;
import org.tonemark.verdictlog.VerdictLog;
import org.tonemark.verify.SpectrumSketch;

/**
 * {@code report.html}: one self-contained page. Tracks lie in it as JSON and are drawn when they are looked at, so that
 * thousands stay light. Its content security policy lets nothing run or load but the page's own script and style, by
 * their hashes: a hostile file name stays text.
 *
 * <p>All tracks are counted. The page lists the first 10,000 and, after these, up to 10,000 that need a person's eyes:
 * those to review, unreadable or without an outcome. Until the page is written its rows wait on the disk.
 */
public final class HtmlReport implements Closeable {
    /** Name of the page in {@link #evidence}. */
    public static final String EVIDENCE_PAGE = "explanation.html";

    private static final String EVIDENCE = "evidence";
    private static final int FIRST_ROWS = 10_000;
    private static final int MOST_ROWS = 20_000;
    private static final int MOST_PICTURES = 5_000;
    private static final int BINS = 20;
    private static final JsonMapper MAPPER = new JsonMapper();

    private final @Nullable Path results;
    private final FileChannel waiting;
    private final Writer rows;
    private final Map<String, Integer> outcomes = new LinkedHashMap<>();
    private final int[][] bins = new int[BINS][Outcome.values().length];
    private int listed;
    private int total;

    /** @param results the folder of the report, where rows wait too; {@code null} for the system's temporary folder */
    public HtmlReport(@Nullable Path results) throws IOException {
        this.results = results != null && Files.isDirectory(results.resolve(EVIDENCE)) ? results : null;
        waiting = UnnamedFile.open(results);
        rows = new BufferedWriter(Channels.newWriter(waiting, StandardCharsets.UTF_8));
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome.json(), 0);
        }
        outcomes.put("none", 0);
    }

    /** Where the page on one track's evidence stands that a report beside it links. */
    public static Path evidence(Path results, String cid) {
        return results.resolve(EVIDENCE).resolve(cid);
    }

    private boolean isExplained(@Nullable String cid) {
        return results != null
                && cid != null
                && Files.isRegularFile(evidence(results, cid).resolve(EVIDENCE_PAGE));
    }

    /**
     * What the page says about the run.
     *
     * @param skipped files left out by their names
     * @param notices what an operator must know of the batch
     */
    public record Run(String id, Instant ended, VerdictLog.Key key, int skipped, List<Notice> notices) {}

    /** A sentence on the batch, and the tracks it speaks of, at most a hundred. */
    public record Notice(String text, List<String> tracks) {}

    /** Adds a track. */
    public void add(Verdict verdict, String detail, @Nullable SpectrumSketch picture) throws IOException {
        total++;
        Outcome outcome = verdict.outcome();
        outcomes.merge(outcome == null ? "none" : outcome.json(), 1, Integer::sum);
        if (outcome != null && verdict.origin() != null) {
            int bin = (int) Math.min(BINS - 1, verdict.origin().aiLikelihood() * BINS);
            bins[bin][outcome.ordinal()]++;
        }
        boolean needsEyes = outcome == null || outcome == Outcome.REVIEW || outcome == Outcome.UNREADABLE;
        if (listed < FIRST_ROWS || needsEyes && listed < MOST_ROWS) {
            rows.write(listed == 0 ? "" : ",\n");
            rows.write(safe(ReportRow.json(
                    verdict, detail, listed < MOST_PICTURES ? picture : null, isExplained(verdict.cid()))));
            listed++;
        }
    }

    /** Writes the page, replacing an older one as a whole. */
    public void write(Path file, Run run) throws IOException {
        rows.flush();
        Path unfinished = file.resolveSibling("." + file.getFileName() + "." + run.id() + ".tmp");
        try (BufferedWriter page = Files.newBufferedWriter(unfinished)) {
            write(page, run);
        } catch (IOException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void write(Writer page, Run run) throws IOException {
        String style = Html.resource(HtmlReport.class, "report.css");
        String script = Html.resource(HtmlReport.class, "report.js");
        String[] halves = Html.resource(HtmlReport.class, "report.html")
                .replace("{{style-hash}}", Html.hash(style))
                .replace("{{script-hash}}", Html.hash(script))
                .replace("{{style}}", style)
                .replace("{{script}}", script)
                .split("\\{\\{data}}", 2);
        page.write(halves[0]);
        page.write("{\"run\":" + safe(run(run)) + ",\"reasons\":" + safe(reasons()) + ",\"tracks\":[\n");
        Reader listedRows = Channels.newReader(waiting.position(0), StandardCharsets.UTF_8);
        listedRows.transferTo(page);
        page.write("]}");
        page.write(halves[1]);
    }

    @Override
    public void close() throws IOException {
        waiting.close();
    }

    private String run(Run run) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("id", run.id())
                .put("ended", run.ended().toString())
                .put("model", run.key().model())
                .put("policy", run.key().policy())
                .put("version", run.key().version())
                .put("skipped", run.skipped())
                .put("total", total);
        ObjectNode counts = node.putObject("outcomes");
        outcomes.forEach(counts::put);
        ArrayNode notices = node.putArray("notices");
        for (Notice notice : run.notices()) {
            ArrayNode tracks = notices.addObject().put("text", notice.text()).putArray("tracks");
            notice.tracks().forEach(tracks::add);
        }
        ArrayNode histogram = node.putArray("bins");
        for (int[] bin : bins) {
            ObjectNode column = histogram.addObject();
            for (Outcome outcome : Outcome.values()) {
                column.put(outcome.json(), bin[outcome.ordinal()]);
            }
        }
        return node.toString();
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
}
