package org.tonemark.cli.curation;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.UserException;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Curator.Standing;
import org.tonemark.curation.store.json.CurationJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code curator add|stake|suspend|reinstate|list}. */
@Command(name = "curator", description = "Admits curators, and lists them.", mixinStandardHelpOptions = true)
public final class CuratorCommand implements Runnable {
    private final Host host;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private StoreOptions options = new StoreOptions();

    public CuratorCommand(Host host) {
        this.host = host;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "curator needs \"add\", \"stake\", \"suspend\", \"reinstate\" or \"list\"");
    }

    @Command(
            name = "add",
            description = "Admits a curator by stake, or by the word of an active one; a trainee unless --active.",
            mixinStandardHelpOptions = true)
    int add(
            @Parameters(paramLabel = "ADDRESS") String address,
            @Option(names = "--stake", paramLabel = "UNITS", description = "1 … 2^53") @Nullable String stake,
            @Option(names = "--vouched-by", paramLabel = "ADDRESS") @Nullable String by,
            @Option(names = "--alias", description = "public name") @Nullable String alias,
            @Option(names = "--active", description = "without a training round: for seed curators") boolean active)
            throws IOException {
        Address curator = Words.address(address);
        Standing standing = active ? Standing.ACTIVE : Standing.TRAINEE;
        if ((stake == null) == (by == null)) {
            throw UserException.usage("admit with --stake UNITS or with --vouched-by ADDRESS");
        }
        return options.with(host, store -> {
            Words.orFail(
                    by == null
                            ? store.curators().admitByStake(curator, alias, units(String.valueOf(stake)), standing)
                            : store.curators().admitByVouch(curator, alias, Words.address(by), standing));
            return ExitCode.OK;
        });
    }

    @Command(name = "stake", description = "Sets a curator's whole stake.", mixinStandardHelpOptions = true)
    int stake(@Parameters(paramLabel = "ADDRESS") String address, @Parameters(paramLabel = "UNITS") String stake)
            throws IOException {
        return options.with(host, store -> {
            Words.orFail(store.curators().stake(Words.address(address), units(stake)));
            return ExitCode.OK;
        });
    }

    @Command(name = "suspend", description = "Takes a curator off future panels.", mixinStandardHelpOptions = true)
    int suspend(
            @Parameters(paramLabel = "ADDRESS") String address,
            @Option(names = "--note", defaultValue = "", description = "why; public") String note)
            throws IOException {
        return standing(address, Standing.SUSPENDED, note);
    }

    @Command(name = "reinstate", description = "Makes a curator active again.", mixinStandardHelpOptions = true)
    int reinstate(
            @Parameters(paramLabel = "ADDRESS") String address,
            @Option(names = "--note", defaultValue = "", description = "why; public") String note)
            throws IOException {
        return standing(address, Standing.ACTIVE, note);
    }

    private int standing(String address, Standing standing, String note) throws IOException {
        return options.with(host, store -> {
            Words.orFail(store.curators().standing(Words.address(address), standing, note));
            return ExitCode.OK;
        });
    }

    @Command(name = "list", description = "A JSON line a curator.", mixinStandardHelpOptions = true)
    int list() throws IOException {
        return options.with(host, store -> {
            store.curators().all().forEach(c -> host.out().println(CurationJson.write(c)));
            return ExitCode.OK;
        });
    }

    /** Numbers beyond 2^63 are a stake out of range, not a misspelt one. */
    private static long units(String text) {
        if (!text.matches("-?[0-9]{1,40}")) {
            throw UserException.usage("a stake is a whole number, not " + text);
        }
        java.math.BigInteger units = new java.math.BigInteger(text);
        return units.bitLength() > 62 ? (units.signum() < 0 ? -1 : Long.MAX_VALUE) : units.longValue();
    }
}
