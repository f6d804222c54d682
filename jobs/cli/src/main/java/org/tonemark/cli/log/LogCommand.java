package org.tonemark.cli.log;

import com.fasterxml.jackson.databind.json.JsonMapper;
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

/** {@code log status}. */
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
        throw new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), "log needs \"status\"");
    }

    @Command(
            name = "status",
            description = "Runs, rows and size of the verdict log, and rows by model.",
            mixinStandardHelpOptions = true)
    int status(
            @Option(names = "--out", paramLabel = "DIR", required = true, description = "folder given to verify --out")
                    String out,
            @Option(names = "--json", description = "one JSON object") boolean json)
            throws IOException {
        Path folder = host.resolve(out).resolve("verdicts");
        if (!Files.isDirectory(folder)) {
            throw UserException.usage("no verdict log in " + out);
        }
        VerdictLog.Status status = new ParquetVerdictLog(folder).status();
        host.out().println(json ? asJson(status) : Printable.of(words(status)));
        return ExitCode.OK;
    }

    private static String words(VerdictLog.Status status) {
        String text = status.rows() + " verdicts in " + status.runs() + " runs, " + status.bytes() + " bytes; by model "
                + status.rowsByModel();
        return status.unsealed() == 0
                ? text
                : text + "; " + status.unsealed() + " unfinished runs: the next verify saves what they hold";
    }

    private static String asJson(VerdictLog.Status status) {
        ObjectNode node = new JsonMapper().createObjectNode();
        node.put("runs", status.runs()).put("rows", status.rows()).put("bytes", status.bytes());
        node.put("unsealed", status.unsealed());
        ObjectNode models = node.putObject("rowsByModel");
        status.rowsByModel().forEach(models::put);
        return node.toString();
    }
}
