package org.tonemark.cli.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.ShippedModels;
import org.tonemark.cli.compare.CompareRun;
import org.tonemark.nets.ModelBundle;
import org.tonemark.nets.evaluate.EvaluateOptions;
import org.tonemark.nets.evaluate.Evaluator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how good models are. */
@Command(
        name = "evaluate",
        description = {
            "Measures the quality of the models on labelled tracks, by cross-validation with whole generators and "
                    + "sources held out, and of a fixed model; under forgeries (--attacks) and everyday processing "
                    + "(--perturbations), too.",
            "",
            "Input: a manifest and its audio. Output: metrics.json, evaluation.html and evaluation.txt, which is also "
                    + "printed.",
            "",
            "With --compare: what a new model changes, track by track. OLD and NEW are two models (with a manifest), two "
                    + "files of verify --json lines, or two metrics.json. Output: comparison.json and comparison.html.",
            ""
        },
        footer = {"", "Example: tonemark evaluate audio/manifest.tsv --out evaluation"},
        mixinStandardHelpOptions = true)
public final class EvaluateCommand implements Callable<Integer> {
    private final Host host;

    @Mixin
    private TrainingOptions options = new TrainingOptions();

    @Option(names = "--out", paramLabel = "DIR", description = "folder of the report")
    private String out = "tonemark-out/evaluation";

    @Option(
            names = "--model",
            paramLabel = "ID",
            description = "also score all tracks with this model; figures on its own training tracks say nothing")
    private @Nullable String model;

    @Option(names = "--attacks", description = "also try to forge AI origin with human music; some minutes")
    private boolean attacks;

    @Option(names = "--tries", paramLabel = "N", description = "tries of each attack (default: 20)")
    private int tries = 20;

    @Option(names = "--perturbations", description = "also re-encode, filter, crop, … tracks of both classes")
    private boolean perturbations;

    @Option(names = "--sample", paramLabel = "N", description = "perturbed tracks of each class (default: 100)")
    private int sample = 100;

    @Option(names = "--card", paramLabel = "DIR", description = "also write the figures onto the card of this model")
    private @Nullable String card;

    @Option(names = "--json", description = "print metrics.json instead of the tables")
    private boolean json;

    @Option(names = "--compare", arity = "2", paramLabel = "OLD NEW", description = "show what NEW changes against OLD")
    private List<String> compare = List.of();

    public EvaluateCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws IOException {
        if (!compare.isEmpty()) {
            return new CompareRun(host, host.resolve(out), json)
                    .run(compare.get(0), compare.get(1), () -> options.measured(host));
        }
        ModelBundle fixed = model == null ? null : ModelBundle.load(ShippedModels.find(host, model));
        EvaluateOptions what = new EvaluateOptions(
                fixed,
                options.training(host, "cross-validation"),
                attacks ? TrainingOptions.positive("--tries", tries, 20, 1) : 0,
                perturbations ? TrainingOptions.positive("--sample", sample, 100, 1) : 0,
                card == null ? null : ShippedModels.find(host, card));
        Path metrics = Evaluator.evaluate(
                options.manifest(host), options.root(host), host.resolve(out), what, TrainingOptions.progress(host));
        Path shown = json ? metrics : metrics.resolveSibling("evaluation.txt");
        host.out().println(Files.readString(shown).strip());
        host.say("Metrics: " + metrics + "  Report: " + metrics.resolveSibling("evaluation.html"));
        return ExitCode.OK;
    }
}
