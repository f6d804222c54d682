package org.tonemark.cli;

import java.util.List;
import java.util.stream.Stream;
import org.tonemark.cli.benchmark.BenchmarkCommand;
import org.tonemark.cli.catalogue.CatalogueCommand;
import org.tonemark.cli.chain.ChainCommands;
import org.tonemark.cli.config.ConfigCommand;
import org.tonemark.cli.curation.CurationCommands;
import org.tonemark.cli.demo.DemoCommand;
import org.tonemark.cli.explain.ExplainCommand;
import org.tonemark.cli.log.LogCommand;
import org.tonemark.cli.model.EvaluateCommand;
import org.tonemark.cli.model.TrainCommand;
import org.tonemark.cli.similar.RatingsCommand;
import org.tonemark.cli.similar.SimilarCommand;
import org.tonemark.cli.verify.VerifyCommand;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.HelpCommand;

/**
 * The list of all commands: one class a command, which implements {@code Callable<Integer>} (the exit code), carries a
 * picocli {@code @Command} with its name, and takes the {@link Host} in its constructor. A new command is added here and
 * nowhere else; a setting it shares with the environment and {@code tonemark.yaml} is added to
 * {@link org.tonemark.cli.config.Setting}.
 */
final class Commands {
    private Commands() {}

    /** New instances, in the order of the help text. */
    static List<Object> all(Host host, Analyzers analyzers) {
        List<Object> commands = List.of(
                new VerifyCommand(host, analyzers),
                new ExplainCommand(host, analyzers),
                new EvaluateCommand(host),
                new TrainCommand(host),
                new DemoCommand(host, analyzers),
                BenchmarkCommand.of(host, analyzers),
                new SimilarCommand(host, analyzers),
                new RatingsCommand(host),
                new LogCommand(host),
                new CatalogueCommand(host),
                new ServeCommand(),
                new ConfigCommand(host),
                new GenerateCompletion(),
                new HelpCommand());
        return Stream.of(commands, CurationCommands.all(host), ChainCommands.all(host))
                .flatMap(List::stream)
                .toList();
    }
}
