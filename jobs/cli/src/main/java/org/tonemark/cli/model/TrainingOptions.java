package org.tonemark.cli.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.Host;
import org.tonemark.cli.Meter;
import org.tonemark.cli.UserException;
import org.tonemark.nets.Progress;
import org.tonemark.nets.dataset.AudioMeasurer;
import org.tonemark.nets.dataset.Dataset;
import org.tonemark.nets.dataset.FeatureCache;
import org.tonemark.nets.dataset.FfmpegAugmenter;
import org.tonemark.nets.dataset.Measured;
import org.tonemark.nets.dataset.Measurements;
import org.tonemark.nets.train.TrainOptions;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code train} and {@code evaluate} share. */
public final class TrainingOptions {
    @Parameters(
            arity = "0..1",
            paramLabel = "MANIFEST.tsv",
            description = "labelled tracks: tab-separated, with a header of at least file and label")
    private String manifest = "";

    @Option(names = "--root", paramLabel = "DIR", description = "folder of the files (default: that of the manifest)")
    private @Nullable String root;

    @Option(names = "--seed", paramLabel = "N", description = "seed of folds, augmentation and networks")
    private @Nullable Long seed;

    @Option(names = "--members", paramLabel = "N", description = "networks of each ensemble")
    private @Nullable Integer members;

    @Option(names = "--augmentations", paramLabel = "N", description = "altered copies of each origin track")
    private @Nullable Integer augmentations;

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "where measurements are kept (default: .tonemark/features)")
    private String cache = ".tonemark/features";

    @Option(names = "--threads", paramLabel = "N", description = "threads that measure (default: all cores)")
    private @Nullable Integer threads;

    Path manifest(Host host) {
        if (manifest.isEmpty()) {
            throw UserException.usage("name a manifest of labelled tracks");
        }
        Path file = host.resolve(manifest);
        if (!Files.isRegularFile(file)) {
            throw UserException.usage(manifest + ": no such manifest");
        }
        return file;
    }

    Path root(Host host) {
        if (root == null) {
            return java.util.Objects.requireNonNull(
                    manifest(host).toAbsolutePath().getParent());
        }
        Path folder = host.resolve(root);
        if (!Files.isDirectory(folder)) {
            throw UserException.usage(root + ": no such folder");
        }
        return folder;
    }

    TrainOptions training(Host host, String id) {
        TrainOptions usual = TrainOptions.of(id, host.resolve(cache));
        return new TrainOptions(
                usual.id(),
                seed == null ? usual.seed() : seed,
                positive("--members", members, usual.members(), 1),
                positive("--augmentations", augmentations, usual.augmentations(), 0),
                usual.cache(),
                positive("--threads", threads, usual.threads(), 1));
    }

    /** Measures the tracks that may be used for AI origin, as they are. */
    List<Measured> measured(Host host) throws IOException {
        TrainOptions training = training(host, "comparison");
        Dataset all = Dataset.read(manifest(host), root(host));
        Dataset origin = new Dataset(all.root(), all.forOrigin());
        Measurements measurements = new Measurements(
                new AudioMeasurer(),
                FfmpegAugmenter.training(),
                new FeatureCache(training.cache()),
                training.threads());
        return measurements.measure(origin, 0, progress(host));
    }

    static int positive(String option, @Nullable Integer given, int usual, int least) {
        if (given != null && given < least) {
            throw UserException.usage(option + " must be " + least + " or more, not " + given);
        }
        return given == null ? usual : given;
    }

    /** One meter a stage. */
    static Progress progress(Host host) {
        return new Progress() {
            private String current = "";
            private Meter meter = new Meter(host, "");

            @Override
            public void at(String stage, int done, int total) {
                if (!stage.equals(current)) {
                    meter.clear();
                    current = stage;
                    meter = new Meter(host, stage);
                }
                meter.at(done, total, "");
                if (done == total) {
                    meter.clear();
                }
            }
        };
    }
}
