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
        host.out().println(json ? asJson(status) : Printable.of(words(status)));
        return ExitCode.OK;
    }

    @Command(
            name = "compact",
            description = {
                "Writes all sealed runs as one, with one row for each CID, model, policy and version: the newest.",
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
        VerdictLog.Compacted done;
        try {
            long recovered = log.recover();
            if (recovered > 0) {
                host.say("Recovered " + recovered + " verdicts of an interrupted run.");
            }
            done = log.compact();
        } catch (IOException e) {
            throw new UserException(ExitCode.UNAVAILABLE, "the log is as it was: " + e.getMessage());
        }
        done.contradictions().forEach(row -> host.say("tonemark: another verdict of the same key, kept: " + row));
        host.out().println(json ? asJson(done) : words(done));
        return done.contradicting() == 0 ? ExitCode.OK : ExitCode.FALSE;
    }

    private VerdictLog log(String out) {
        Path folder = host.resolve(out).resolve("verdicts");
        if (!Files.isDirectory(folder)) {
            throw UserException.usage("no verdict log in " + out);
        }
        return new ParquetVerdictLog(folder);
    }

    private static String words(VerdictLog.Status status) {
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
        if (status.unsealed() > 0) {
            text.append("; ")
                    .append(status.unsealed())
                    .append(" unfinished runs: the next verify saves what they hold");
        }
        return text.toString();
    }

    private static String words(VerdictLog.Compacted done) {
        if (done.kept() == 0) {
            return "nothing to do: " + done.runs() + " runs";
        }
        return done.runs() + " runs became one with " + done.kept() + " verdicts; " + done.dropped()
                + " repeated rows dropped, " + done.contradicting() + " contradicting rows kept";
    }

    private static String asJson(VerdictLog.Status status) {
        ObjectNode node = new JsonMapper().createObjectNode();
        node.put("runs", status.runs()).put("files", status.files());
        node.put("rows", status.rows()).put("duplicates", status.duplicates());
        node.put("contradictions", status.contradictions()).put("bytes", status.bytes());
        node.put("unsealed", status.unsealed());
        ObjectNode models = node.putObject("rowsByModel");
        status.rowsByModel().forEach(models::put);
        return node.toString();
    }

    private static String asJson(VerdictLog.Compacted done) {
        ObjectNode node = new JsonMapper().createObjectNode();
        node.put("runs", done.runs()).put("kept", done.kept()).put("dropped", done.dropped());
        node.put("contradicting", done.contradicting());
        ArrayNode rows = node.putArray("contradictions");
        done.contradictions().forEach(rows::add);
        return node.toString();
    }
}
