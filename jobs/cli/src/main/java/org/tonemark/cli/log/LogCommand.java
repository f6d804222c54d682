package org.tonemark.cli.log;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.Printable;
import org.tonemark.cli.UserException;
import org.tonemark.cli.verify.VerifySession;
import org.tonemark.verdictlog.ParquetVerdictLog;
import org.tonemark.verdictlog.VerdictLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code log status} and {@code log compact}. */
@Command(name = "log", description = "Looks after the verdict log.", mixinStandardHelpOptions = true)
public final class LogCommand implements Runnable {
    private final Host host;

    @Spec
    private @Nullable CommandSpec spec;

    public LogCommand(Host host) {
        this.host = host;
    }

    @Override
    public void run() {
        throw new ParameterException(
                java.util.Objects.requireNonNull(spec).commandLine(), "log needs \"status\" or \"compact\"");
    }

    @Command(
            name = "status",
            description = {
                "Runs, files, rows and size of the verdict log, rows by model, and what log compact would gain.",
                "Reads every row once."
            },
            mixinStandardHelpOptions = true)
    int status(
            @Option(names = "--out", paramLabel = "DIR", required = true, description = "folder given to verify --out")
                    String out,
            @Option(names = "--json", description = "one JSON object") boolean json)
            throws IOException {
        VerdictLog.Status status = log(out).status();
        VerdictLog.Status measured = measured(out).status();
        host.out().println(json ? asJson(status, measured) : Printable.of(words(status, measured)));
        return ExitCode.OK;
    }

    @Command(
            name = "compact",
            description = {
                "Writes all sealed runs as one, with one row for each fact: CID, model, policy, version, and the known tracks "
                        + "and catalogues it rests on; of equal ones the newest. The log of measurements likewise.",
                "",
                "Programs may verify into the log and read it meanwhile. Killed at any moment, it leaves the log whole.",
                "Rows of one key that hold different verdicts are named and all kept; the exit code is then 5.",
                "Needs as much free disk as the log takes.",
                ""
            },
            footer = {"", "Example: tonemark log compact --out results"},
            mixinStandardHelpOptions = true)
    int compact(
            @Option(names = "--out", paramLabel = "DIR", required = true, description = "folder given to verify --out")
                    String out,
            @Option(names = "--json", description = "one JSON object") boolean json) {
        VerdictLog log = log(out);
        VerdictLog measured = measured(out);
        VerdictLog.Compacted done;
        VerdictLog.Compacted beneath;
        try {
            long recovered = log.recover();
            long measurements = measured.recover();
            if (recovered + measurements > 0) {
                host.say("Recovered " + recovered + " verdicts and " + measurements
                        + " measurements of an interrupted run.");
            }
            done = log.compact();
            beneath = measured.compact();
        } catch (IOException e) {
            throw new UserException(ExitCode.UNAVAILABLE, "the log is as it was: " + e.getMessage());
        }
        beneath.contradictions()
                .forEach(row -> host.say("tonemark: another measurement of the same key, kept: " + row));
        done.contradictions().forEach(row -> host.say("tonemark: another verdict of the same key, kept: " + row));
        host.out()
                .println(
                        json
                                ? asJson(done, beneath)
                                : "verdicts: " + words(done) + "; measurements: " + words(beneath));
        return done.contradicting() + beneath.contradicting() == 0 ? ExitCode.OK : ExitCode.FALSE;
    }

    private VerdictLog measured(String out) {
        return new ParquetVerdictLog(host.resolve(out).resolve(VerifySession.MEASURED));
    }

    private VerdictLog log(String out) {
        Path folder = host.resolve(out).resolve("verdicts");
        if (!Files.isDirectory(folder)) {
            throw UserException.usage("no verdict log in " + out);
        }
        return new ParquetVerdictLog(folder);
    }

    private static String words(VerdictLog.Status status, VerdictLog.Status measured) {
        StringBuilder text = new StringBuilder();
        text.append(status.rows()).append(" verdicts in ").append(status.runs()).append(" runs, ");
        text.append(status.files()).append(" files, ").append(status.bytes()).append(" bytes; by model ");
        text.append(status.rowsByModel());
        if (status.files() > 1 || status.duplicates() > 0) {
            text.append("; log compact would drop ").append(status.duplicates());
            text.append(" rows and leave one run");
        }
        if (status.contradictions() > 0) {
            text.append("; ").append(status.contradictions()).append(" rows contradict another of their key");
        }
        text.append("; measurements: ").append(measured.rows()).append(" in ").append(measured.bytes());
        text.append(" bytes");
        int unsealed = Math.max(status.unsealed(), measured.unsealed());
        if (unsealed > 0) {
            text.append("; ").append(unsealed).append(" unfinished runs: the next verify saves what they hold");
        }
        return text.toString();
    }

    private static String words(VerdictLog.Compacted done) {
        if (done.kept() == 0) {
            return "nothing to do in " + done.runs() + " runs";
        }
        return done.runs() + " runs became one with " + done.kept() + " rows, " + done.dropped()
                + " repeated rows dropped, " + done.contradicting() + " contradicting rows kept";
    }

    private static String asJson(VerdictLog.Status status, VerdictLog.Status measured) {
        ObjectNode node = new JsonMapper().createObjectNode();
        node.put("runs", status.runs()).put("files", status.files());
        node.put("rows", status.rows()).put("duplicates", status.duplicates());
        node.put("contradictions", status.contradictions()).put("bytes", status.bytes());
        node.put("unsealed", status.unsealed());
        node.putObject("measured")
                .put("runs", measured.runs())
                .put("files", measured.files())
                .put("rows", measured.rows())
                .put("bytes", measured.bytes())
                .put("unsealed", measured.unsealed());
        ObjectNode models = node.putObject("rowsByModel");
        status.rowsByModel().forEach(models::put);
        return node.toString();
    }

    private static String asJson(VerdictLog.Compacted done, VerdictLog.Compacted beneath) {
        ObjectNode node = fields(new JsonMapper().createObjectNode(), done);
        fields(node.putObject("measured"), beneath);
        return node.toString();
    }

    private static ObjectNode fields(ObjectNode node, VerdictLog.Compacted done) {
        node.put("runs", done.runs()).put("kept", done.kept()).put("dropped", done.dropped());
        node.put("contradicting", done.contradicting());
        ArrayNode rows = node.putArray("contradictions");
        done.contradictions().forEach(rows::add);
        return node;
    }
}
