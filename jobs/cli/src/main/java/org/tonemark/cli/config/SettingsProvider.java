package org.tonemark.cli.config;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Gives options that were not on the command line the value of their setting. */
public final class SettingsProvider implements IDefaultValueProvider {
    private final Settings settings;

    public SettingsProvider(Settings settings) {
        this.settings = settings;
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return null;
        }
        String command = option.command().name();
        return Setting.ofKey(option.longestName().replaceFirst("^--", ""))
                .filter(setting -> setting.isOptionOf(command))
                .flatMap(settings::get)
                .map(Settings.Value::text)
                .orElse(null);
    }
}
