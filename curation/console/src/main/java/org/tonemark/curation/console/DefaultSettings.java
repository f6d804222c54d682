package org.tonemark.curation.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.console.Console.Misuse;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What options are when the command line is silent: {@code TONEMARK_*}, else {@code tonemark.yaml}. */
final class DefaultSettings implements IDefaultValueProvider {
    private final Map<String, String> environment;
    private final Map<?, ?> file;

    private DefaultSettings(Map<String, String> environment, Map<?, ?> file) {
        this.environment = environment;
        this.file = file;
    }

    /** Keys that the console does not know are the batch program's: {@code config validate} checks them. */
    static DefaultSettings load(Map<String, String> environment, Path directory) {
        String named = environment.get("TONEMARK_CONFIG");
        Path path = directory.resolve(named == null ? "tonemark.yaml" : named);
        if (named == null && !Files.exists(path)) {
            return new DefaultSettings(environment, Map.of());
        }
        try {
            Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(path));
            if (document != null && !(document instanceof Map)) {
                throw new Misuse(2, path + ": write settings as lines of \"key: value\"");
            }
            return new DefaultSettings(environment, document == null ? Map.of() : (Map<?, ?>) document);
        } catch (IOException e) {
            throw new Misuse(2, "cannot read the configuration " + path + ": " + e.getMessage());
        } catch (YAMLException e) {
            throw new Misuse(2, path + ": not YAML");
        }
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return null;
        }
        String key = option.longestName().replaceFirst("^--", "");
        if (key.equals("help") || key.equals("version")) {
            return null;
        }
        String given =
                environment.get("TONEMARK_" + key.toUpperCase(Locale.ROOT).replace('-', '_'));
        if (given != null && !given.isBlank()) {
            return given;
        }
        Object value = file.get(key);
        return value == null ? null : String.valueOf(value);
    }
}
