package org.tonemark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.config.Setting;
import org.tonemark.cli.config.Settings;
import org.tonemark.nets.ModelBundle;
import org.tonemark.verify.BundleFactory;
import org.tonemark.verify.TrackAnalyzer;

/** Models in folders: {@code models/origin-2026.11e}. */
public final class ShippedModels implements Analyzers {

    @Override
    public TrackAnalyzer.Factory load(Host host, @Nullable String model) {
        return new BundleFactory(ModelBundle.load(find(host, model)));
    }

    @Override
    public void check(Host host, @Nullable String model) {
        find(host, model);
    }

    /** The folder of a model. @throws UserException if there is none */
    public static Path find(Host host, @Nullable String model) {
        Path models = Settings.load(host)
                .get(Setting.MODELS)
                .map(value -> host.resolve(value.text()))
                .orElse(host.home().resolve("models"));
        if (model == null) {
            List<Path> all = folders(models);
            if (all.isEmpty()) {
                throw UserException.usage("no model in " + models + ": name one with --model, or set TONEMARK_MODELS");
            }
            return all.get(all.size() - 1);
        }
        for (Path folder : List.of(models.resolve(model), host.resolve(model))) {
            if (Files.isDirectory(folder)) {
                return folder;
            }
        }
        List<String> names =
                folders(models).stream().map(f -> f.getFileName().toString()).toList();
        throw UserException.usage("no model \"" + model + "\"; there are: " + String.join(", ", names));
    }

    private static List<Path> folders(Path models) {
        if (!Files.isDirectory(models)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(models)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw UserException.usage("cannot list the models in " + models + ": " + e.getMessage());
        }
    }
}
