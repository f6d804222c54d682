package org.tonemark.cli.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.UserException;
import org.tonemark.nets.ModelBundle;
import org.tonemark.nets.train.Trainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains a model bundle. */
@Command(
        name = "train",
        description = {
            "Trains, calibrates and cards a model on labelled tracks.",
            "",
            "Input: a manifest and its audio. Output: a folder with weights, calibration, card and checksums.",
            ""
        },
        footer = {"", "Example: tonemark train audio/manifest.tsv --out models/origin-mine"},
        mixinStandardHelpOptions = true)
public final class TrainCommand implements Callable<Integer> {
    private final Host host;

    @Mixin
    private TrainingOptions options = new TrainingOptions();

    @Option(names = "--out", paramLabel = "models/ID", required = true, description = "folder of the new model")
    private String out = "";

    @Option(names = "--force", description = "replace a model that is there")
    private boolean force;

    public TrainCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws IOException {
        Path directory = host.resolve(out);
        if (!force && Files.exists(directory.resolve("SHA256SUMS"))) {
            throw UserException.usage(out + " holds a model already; choose another name or give --force");
        }
        String id = String.valueOf(directory.getFileName());
        ModelBundle bundle = Trainer.train(
                options.manifest(host),
                options.root(host),
                directory,
                options.training(host, id),
                TrainingOptions.progress(host));
        host.say("Model " + bundle.id() + " is in " + directory + "; read its card before using it.");
        return ExitCode.OK;
    }
}
