package org.tonemark.cli.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.tonemark.cli.Host;
import org.tonemark.cli.UserException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Settings that were given, and by whom. Options of the command line stand above them. */
public final class Settings {
    /** Variable that names another configuration file. */
    public static final String FILE_VARIABLE = "TONEMARK_CONFIG";

    /** @param origin {@code TONEMARK_OUT} or the file's name */
    public record Value(String text, String origin) {}

    private final Map<Setting, Value> values;
    private final List<String> unknownVariables;

    private Settings(Map<Setting, Value> values, List<String> unknownVariables) {
        this.values = values;
        this.unknownVariables = unknownVariables;
    }

    /**
     * Reads the environment and the file.
     *
     * @throws UserException if the file is no settings file, naming file and key
     */
    public static Settings load(Host host) {
        Map<Setting, Value> values = new EnumMap<>(Setting.class);
        values.putAll(readFile(host));
        for (Setting setting : Setting.values()) {
            String text = host.environment().get(setting.variable());
            if (text != null && !text.isBlank()) {
                values.put(setting, new Value(text, setting.variable()));
            }
        }
        return new Settings(values, unknown(host));
    }

    public Optional<Value> get(Setting setting) {
        return Optional.ofNullable(values.get(setting));
    }

    /** Variables that look like settings and are none, sorted. */
    public List<String> unknownVariables() {
        return unknownVariables;
    }

    private static List<String> unknown(Host host) {
        TreeSet<String> names = new TreeSet<>(host.environment().keySet());
        names.removeIf(name -> !name.startsWith("TONEMARK_"));
        names.removeAll(List.of(FILE_VARIABLE, "TONEMARK_HEAP", "TONEMARK_JAVA_OPTS", "TONEMARK_SHARED"));
        for (Setting setting : Setting.values()) {
            names.remove(setting.variable());
        }
        return List.copyOf(names);
    }

    private static Map<Setting, Value> readFile(Host host) {
        String named = host.environment().get(FILE_VARIABLE);
        Path file = host.resolve(named == null ? "tonemark.yaml" : named);
        if (named == null && !Files.exists(file)) {
            return Map.of();
        }
        try {
            return parse(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw UserException.usage("cannot read the configuration " + file + ": " + e.getMessage());
        }
    }

    private static Map<Setting, Value> parse(String file, String text) {
        Object document;
        try {
            document = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw UserException.usage(file + ":" + line + ": not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw UserException.usage(
                    file + ": not YAML: " + e.getMessage().lines().findFirst().orElse(""));
        }
        if (document == null) {
            return Map.of();
        }
        if (!(document instanceof Map<?, ?> map)) {
            throw UserException.usage(file + ": write settings as lines of \"key: value\"");
        }
        Map<Setting, Value> values = new EnumMap<>(Setting.class);
        map.forEach((key, value) -> put(values, file, String.valueOf(key), value));
        return values;
    }

    private static void put(Map<Setting, Value> values, String file, String key, Object value) {
        Setting setting = Setting.ofKey(key)
                .orElseThrow(() -> UserException.usage(file + ": unknown setting \"" + key + "\" (known: "
                        + String.join(
                                ", ",
                                java.util.Arrays.stream(Setting.values())
                                        .map(Setting::key)
                                        .toList()) + ")"));
        if (value == null || value instanceof Map || value instanceof List) {
            throw UserException.usage(file + ": " + key + " needs one value");
        }
        values.put(setting, new Value(String.valueOf(value), file));
    }
}
