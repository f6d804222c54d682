package org.tonemark.cli.catalogue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.Meter;
import org.tonemark.cli.Printable;
import org.tonemark.cli.UserException;
import org.tonemark.cli.catalogue.CatalogueFile.Checked;
import org.tonemark.cli.catalogue.CatalogueFile.Content;
import org.tonemark.cli.input.InputReader;
import org.tonemark.cli.input.Inputs;
import org.tonemark.cli.input.Sources;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.store.key.KeyFile;
import org.tonemark.verify.ThreadRunner;
import org.tonemark.verify.TrackInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code catalogue add|list|remove|import|trust}. */
@Command(
        name = "catalogue",
        description = {
            "Veto catalogues: recordings known to be human-made, as fingerprints without audio.",
            "",
            "A track that holds a recording of a catalogue is rejected by verify. A catalogue is one signed file, NAME.tmcat "
                    + "in the folder of catalogues: copy it to share it; docs/catalogue-format.md describes it.",
            ""
        },
        mixinStandardHelpOptions = true)
public final class CatalogueCommand implements Runnable {
    private static final int LONGEST_NOTE = 500;

    private final Host host;

    @Spec
    private @Nullable CommandSpec spec;

    public CatalogueCommand(Host host) {
        this.host = host;
    }

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "catalogue needs \"add\", \"list\", \"remove\", \"import\" or \"trust\"");
    }

    @Command(
            name = "add",
            description = {
                "Adds recordings to a catalogue, or makes one, and signs it anew with the next version.",
                "",
                "Input: audio files, folders, manifests. CIDs among them are not fetched: the catalogue denies them as a "
                        + "denylist does.",
                ""
            },
            footer = {"", "Example: tonemark catalogue add label-x masters/ --note \"Label X, all releases\""},
            mixinStandardHelpOptions = true)
    int add(
            @Parameters(paramLabel = "NAME", description = "lower-case letters, digits and hyphens") String name,
            @Parameters(arity = "1..*", paramLabel = "INPUT") List<String> operands,
            @Option(
                            names = "--key",
                            paramLabel = "FILE",
                            description =
                                    "key file to sign with (default: signer.key in the folder, made on first use)")
                    @Nullable
                    String key,
            @Option(names = "--note", paramLabel = "TEXT", description = "what the catalogue holds, on whose word")
                    @Nullable
                    String note,
            @Mixin FolderOption place)
            throws IOException {
        if (!name.matches(CatalogueHeader.NAME)) {
            throw UserException.usage(
                    "a catalogue's name is of lower-case letters, digits and hyphens, at most 40: " + name);
        }
        CatalogueFolder folder = place.folder(host);
        KeyFile signer = key(place, key);
        folder.trust(signer.address(), "own key");
        CatalogueHeader old =
                Files.exists(folder.file(name)) ? own(folder.check(name).header(), signer) : null;
        Content content = old == null ? Content.empty() : folder.content(name);
        int failed = listen(InputReader.read(host, operands, Sources.none()), content);
        if (content.recordings().isEmpty() && content.cids().isEmpty()) {
            throw UserException.usage("nothing to put into the catalogue");
        }
        CatalogueHeader header = new CatalogueHeader(
                name,
                old == null ? 1 : old.version() + 1,
                host.clock().instant().toString(),
                signer.address().hex(),
                note(note, old),
                content.recordings().size(),
                content.cids().size());
        folder.write(header, content, new BigInteger(signer.secretText(), 16));
        folder.tidy();
        host.out().println(words(folder.check(name)) + ", " + folder.file(name));
        return failed == 0 ? ExitCode.OK : ExitCode.INCOMPLETE;
    }

    /** For programs that make a catalogue themselves, such as the demonstration. */
    public int add(String name, List<String> operands, String folder, String note) throws IOException {
        return add(name, operands, null, note, FolderOption.of(folder));
    }

    private KeyFile key(FolderOption place, @Nullable String key) throws IOException {
        try {
            return key == null
                    ? KeyFile.readOrCreate(place.path(host).resolve("signer.key"))
                    : KeyFile.read(host.resolve(key));
        } catch (IllegalArgumentException e) {
            throw UserException.usage(String.valueOf(e.getMessage()));
        }
    }

    private static CatalogueHeader own(CatalogueHeader header, KeyFile signer) {
        if (!header.signer().equals(signer.address().hex())) {
            throw UserException.usage("catalogue " + header.name() + " is signed by " + header.signer()
                    + "; only that key can change it. Make one of another name");
        }
        return header;
    }

    private static String note(@Nullable String given, @Nullable CatalogueHeader old) {
        String note = given != null ? given : old != null ? old.note() : "";
        return Printable.of(note.length() > LONGEST_NOTE ? note.substring(0, LONGEST_NOTE) : note);
    }

    /** Adds what can be heard; returns how many inputs could not. */
    private int listen(Inputs inputs, Content content) {
        List<TrackInput.LocalFile> files = new ArrayList<>();
        int[] failed = {0};
        for (TrackInput input : inputs.tracks()) {
            if (input instanceof TrackInput.LocalFile file) {
                files.add(file);
            } else if (input instanceof TrackInput.Content cid) {
                content.cids().add(cid.cid());
            } else if (input instanceof TrackInput.Unusable unusable) {
                failed[0]++;
                host.say("tonemark: left out: " + unusable.name() + ": " + unusable.detail());
            }
        }
        Meter meter = new Meter(host, "recordings");
        int[] done = {0};
        try (ThreadRunner runner = new ThreadRunner(Runtime.getRuntime().availableProcessors())) {
            runner.map(files.iterator(), new Listener(), heard -> {
                if (host.terminal()) {
                    meter.at(++done[0], files.size(), "");
                }
                if (heard.fingerprint() == null) {
                    failed[0]++;
                    meter.clear();
                    host.say("tonemark: left out: " + heard.name() + ": " + heard.why());
                } else {
                    heard.fingerprint()
                            .read()
                            .ifPresent(f -> content.recordings().put(title(heard.name()), f));
                }
            });
        }
        meter.clear();
        return failed[0];
    }

    /** Who gets the catalogue learns no folders of this machine: an absolute path is cut to its last two names. */
    private static String title(String name) {
        Path path = Path.of(name);
        int names = path.getNameCount();
        String shown = Printable.of(
                path.isAbsolute() && names > 2 ? path.subpath(names - 2, names).toString() : name);
        return shown.length() <= CatalogueFile.LONGEST_NAME
                ? shown
                : "…" + shown.substring(shown.length() - CatalogueFile.LONGEST_NAME + 1);
    }

    @Command(
            name = "list",
            description = "The installed catalogues, each checked: name, version, what it holds, who signed it.",
            mixinStandardHelpOptions = true)
    int list(@Mixin FolderOption place) throws IOException {
        CatalogueFolder folder = place.folder(host);
        for (String name : folder.names()) {
            host.out().println(words(folder.check(name)));
        }
        return ExitCode.OK;
    }

    @Command(
            name = "remove",
            description = "Removes a catalogue; the next run decides without it.",
            mixinStandardHelpOptions = true)
    int remove(@Parameters(paramLabel = "NAME") String name, @Mixin FolderOption place) throws IOException {
        place.folder(host).remove(name);
        return ExitCode.OK;
    }

    @Command(
            name = "import",
            description = "Installs a catalogue that somebody else made, if its signer is trusted.",
            mixinStandardHelpOptions = true)
    int take(@Parameters(paramLabel = "FILE") String file, @Mixin FolderOption place) throws IOException {
        Path path = host.resolve(file);
        CatalogueFolder folder = place.folder(host);
        Checked checked = folder.install(path);
        folder.tidy();
        host.out().println(words(checked));
        return ExitCode.OK;
    }

    @Command(
            name = "trust",
            description =
                    "Lets catalogues of a signer in; the file signers in the folder of catalogues holds them all.",
            mixinStandardHelpOptions = true)
    int trust(
            @Parameters(paramLabel = "ADDRESS") String address,
            @Option(names = "--note", paramLabel = "TEXT", description = "whose key it is") @Nullable String note,
            @Mixin FolderOption place)
            throws IOException {
        try {
            place.folder(host).trust(Address.parse(address), Printable.of(note == null ? "" : note));
        } catch (IllegalArgumentException e) {
            throw UserException.usage(String.valueOf(e.getMessage()));
        }
        return ExitCode.OK;
    }

    private static String words(Checked checked) {
        CatalogueHeader header = checked.header();
        String text = header.name() + " version " + header.version() + ": " + header.entries() + " recordings, "
                + header.cids() + " CIDs, signed by " + header.signer() + " at " + header.created()
                + (header.note().isEmpty() ? "" : ", " + header.note());
        return Printable.of(text);
    }
}
