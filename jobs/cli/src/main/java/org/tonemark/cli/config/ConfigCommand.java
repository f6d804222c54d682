package org.tonemark.cli.config;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.Printable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code config show} and {@code config validate}. */
@Command(name = "config", description = "Shows and checks the configuration.", mixinStandardHelpOptions = true)
public final class ConfigCommand implements Runnable {
    private final Host host;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    public ConfigCommand(Host host) {
        this.host = host;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "config needs \"show\" or \"validate\"");
    }

    @Command(
            name = "show",
            description = "Prints every setting, its value and where it comes from; secrets are redacted.",
            mixinStandardHelpOptions = true)
    int show(@Option(names = "--json", description = "one JSON object") boolean json) {
        Settings settings = Settings.load(host);
        if (json) {
            host.out().println(asJson(settings));
            return ExitCode.OK;
        }
        for (Setting setting : Setting.values()) {
            Optional<Settings.Value> value = settings.get(setting);
            String shown = value.map(v -> shown(setting, v) + "  (" + v.origin() + ")")
                    .orElse("(" + setting.whenUnset() + ")");
            host.out().println(Printable.of("%-13s %s".formatted(setting.key() + ":", shown)));
        }
        return ExitCode.OK;
    }

    @Command(
            name = "validate",
            description = "Checks tonemark.yaml and TONEMARK_* variables; exit code 2 if something is wrong.",
            mixinStandardHelpOptions = true)
    int validate() {
        Settings settings = Settings.load(host);
        for (String name : settings.unknownVariables()) {
            host.say("tonemark: the variable " + name + " sets nothing; see: tonemark config show");
        }
        if (!settings.unknownVariables().isEmpty()) {
            return ExitCode.USAGE;
        }
        host.say("The configuration is valid.");
        return ExitCode.OK;
    }

    private static String asJson(Settings settings) {
        ObjectNode all = new JsonMapper().createObjectNode();
        for (Setting setting : Setting.values()) {
            ObjectNode one = all.putObject(setting.key());
            Optional<Settings.Value> value = settings.get(setting);
            one.put("value", value.map(v -> shown(setting, v)).orElse(null));
            one.put("origin", value.map(Settings.Value::origin).orElse(null));
            one.put("description", setting.description());
        }
        return all.toString();
    }

    private static String shown(Setting setting, Settings.Value value) {
        return setting.secret() ? "********" : value.text().replaceAll("://[^/,@]*@", "://********@");
    }
}
