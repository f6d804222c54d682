package org.tonemark.cli.curation;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.UserException;
import org.tonemark.curation.core.EpochInput;
import org.tonemark.curation.core.EpochResult;
import org.tonemark.curation.store.export.ExportArchive;
import org.tonemark.curation.store.export.ExportWriter;
import org.tonemark.curation.store.export.Manifest;
import org.tonemark.curation.store.json.CurationJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes an epoch's public record. */
@Command(
        name = "export",
        description = {
            "Writes the public record of a closed epoch: JSON lines and a manifest with their hashes, from which "
                    + "anybody can recompute it (docs/export-format.md, tonemark replay). No contacts, no truths not yet shown."
        },
        mixinStandardHelpOptions = true)
public final class ExportCommand implements Callable<Integer> {
    private final Host host;

    @Option(names = "--epoch", required = true, paramLabel = "N", description = "a closed epoch, from 0")
    private long epoch;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "folder to be made, or an archive if it ends in .zip")
    private String out = "";

    @Mixin
    private StoreOptions options = new StoreOptions();

    public ExportCommand(Host host) {
        this.host = host;
    }

    /** What was written. */
    record Summary(long epoch, String out, String root) {}

    @Override
    public Integer call() throws IOException {
        Path folder = host.resolve(out);
        return options.with(host, store -> {
            try {
                EpochInput input = store.epochs().input(epoch);
                EpochResult result = store.epochs().result(epoch);
                Manifest manifest = ExportArchive.isOne(folder)
                        ? ExportArchive.write(input, result, folder)
                        : ExportWriter.write(input, result, folder);
                host.out()
                        .println(CurationJson.write(
                                new Summary(epoch, out, manifest.result().root())));
            } catch (FileAlreadyExistsException e) {
                throw UserException.usage(out + " is there already: name one to be made");
            }
            return ExitCode.OK;
        });
    }
}
