package org.tonemark.curation.console;

import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.console.content.IpfsNode;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.store.CurationStore;
import org.tonemark.curation.store.DatabaseAddress;
import org.tonemark.curation.store.StoreException;
import org.tonemark.curation.store.key.KeyFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The console program, {@code ./tonemark serve}. Only {@link #main} ends the process. */
@Command(
        name = "tonemark serve",
        description = {
            "The console: curators review, uploaders see where their tracks stand, operators watch.",
            "",
            "It reads and writes the database that the other commands use. It listens on loopback; put a web server with "
                    + "TLS before it to open it to others, and name its address with --public-url.",
            "Options come from the command line, else TONEMARK_* variables, else tonemark.yaml.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 stopped; 1 a bug; 2 bad usage or configuration; 4 the database or the port is unavailable; "
                    + "130 interrupted."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
public final class Console implements Callable<Integer> {
    private static final int USAGE = 2;
    private static final int UNAVAILABLE = 4;
    private static final long MEBIBYTE = 1 << 20;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "address to listen on (default: 127.0.0.1)")
    private String host = "127.0.0.1";

    @Option(names = "--port", paramLabel = "N", description = "port to listen on (default: 8080; 0: any free one)")
    private int port = 8080;

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description =
                    "where browsers find the console, such as https://console.example (default: http://HOST:PORT)")
    private @Nullable String publicUrl;

    @Option(
            names = "--db",
            paramLabel = "ADDRESS",
            description = "database: a file, or postgresql://user:password@host/name (default: curation.db in --data)")
    private @Nullable String db;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "folder of the database, the receipt key and what the console keeps (default: tonemark-data)")
    private String data = "tonemark-data";

    @Option(
            names = "--content",
            paramLabel = "DIR",
            description = "folder of tracks to play, found by their CIDs (default: none)")
    private @Nullable String content;

    @Option(
            names = "--results",
            paramLabel = "DIR",
            description = "folder of verify's results: runs/, and evidence/ as explain --out writes it (default: none)")
    private @Nullable String results;

    @Option(
            names = "--operators",
            paramLabel = "ADDRESS",
            split = ",",
            description = "wallets that may see the operators' page; comma between them (default: none)")
    private List<String> operators = List.of();

    @Option(
            names = "--ipfs",
            paramLabel = "URL",
            description = "RPC of an IPFS node that gets what uploaders bring, such as http://127.0.0.1:5001 (Kubo)")
    private @Nullable String ipfs;

    @Option(
            names = "--denylist",
            paramLabel = "FILE",
            description = "CIDs that are neither taken nor submitted, as verify --denylist (default: none)")
    private @Nullable String denylist;

    @Option(
            names = "--upload-limit",
            paramLabel = "MIB",
            description = "largest file that uploaders may add to --content and --ipfs (default: 256; 0: none)")
    private int uploadLimit = 256;

    @Option(names = "--behind-proxy", description = "take the client's address from X-Forwarded-For")
    private boolean behindProxy;

    /** A mistake of the operator. */
    static final class Misuse extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int exitCode;

        Misuse(int exitCode, String message) {
            super(message);
            this.exitCode = exitCode;
        }
    }

    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        CommandLine line = new CommandLine(new Console());
        line.setParameterExceptionHandler((e, given) -> say(USAGE, e.getMessage() + " (see: tonemark serve --help)"));
        line.setExecutionExceptionHandler((e, command, parsed) -> failed(e));
        try {
            line.setDefaultValueProvider(DefaultSettings.load(System.getenv(), Path.of("")));
        } catch (Misuse e) {
            return say(e.exitCode, String.valueOf(e.getMessage()));
        }
        return line.execute(args);
    }

    private static int failed(Exception e) {
        if (e instanceof Misuse mistake) {
            return say(mistake.exitCode, String.valueOf(e.getMessage()));
        }
        if (e instanceof StoreException store) {
            boolean usage = store.kind() == StoreException.Kind.ADDRESS || store.kind() == StoreException.Kind.NEWER;
            return say(usage ? USAGE : UNAVAILABLE, String.valueOf(e.getMessage()));
        }
        e.printStackTrace();
        return say(1, "a bug, please report it: " + e);
    }

    private static int say(int exitCode, String message) {
        System.err.println("tonemark: " + message.lines().findFirst().orElse(""));
        return exitCode;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Settings settings = settings();
        try (CurationStore store = open();
                ConsoleServer server = serve(settings, store)) {
            System.err.println("tonemark: the console is at " + server.address() + " (Ctrl+C stops it)");
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private CurationStore open() throws IOException {
        Path folder = Path.of(data);
        try {
            KeyFile key = KeyFile.readOrCreate(folder.resolve("receipt.key"));
            DatabaseAddress address =
                    db == null ? new DatabaseAddress.Sqlite(folder.resolve("curation.db")) : DatabaseAddress.parse(db);
            return CurationStore.open(address, Rule.V1, key, Clock.systemUTC());
        } catch (IllegalArgumentException e) {
            throw new Misuse(USAGE, String.valueOf(e.getMessage()));
        }
    }

    private static ConsoleServer serve(Settings settings, CurationStore store) throws IOException {
        try {
            return new ConsoleServer(settings, store, Rule.V1, Clock.systemUTC());
        } catch (IllegalArgumentException e) {
            throw new Misuse(USAGE, String.valueOf(e.getMessage()));
        } catch (JavalinBindException e) {
            throw new Misuse(
                    UNAVAILABLE,
                    "port " + settings.port() + " of " + settings.host() + " is taken: choose another with --port");
        }
    }

    private Settings settings() {
        if (port < 0 || port > 65_535) {
            throw new Misuse(USAGE, "--port is 0 to 65535, not " + port);
        }
        if (uploadLimit < 0 || uploadLimit > 2_000) {
            throw new Misuse(USAGE, "--upload-limit is 0 to 2000 MiB, not " + uploadLimit);
        }
        return new Settings(
                host,
                port,
                publicUrl == null ? null : origin(publicUrl),
                Path.of(data).toAbsolutePath().normalize(),
                folder("--content", content),
                folder("--results", results),
                addresses(),
                node(),
                denylist == null ? null : file("--denylist", denylist),
                uploadLimit * MEBIBYTE,
                behindProxy,
                shown());
    }

    /** In the settings that it shares with the batch program, {@code ipfs} may be a list of sources. */
    private @Nullable String node() {
        boolean asked = spec != null && spec.commandLine().getParseResult().hasMatchedOption("--ipfs");
        return ipfs == null || asked ? ipfs : IpfsNode.firstRpc(ipfs).orElse(null);
    }

    private Set<Address> addresses() {
        Set<Address> all = new LinkedHashSet<>();
        for (String text : operators) {
            try {
                all.add(Address.parse(text.strip()));
            } catch (IllegalArgumentException e) {
                throw new Misuse(USAGE, "--operators: " + text + " is no address of 0x and 40 hexadecimal digits");
            }
        }
        return all;
    }

    private static @Nullable Path folder(String option, @Nullable String name) {
        if (name == null) {
            return null;
        }
        Path folder = Path.of(name).toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            throw new Misuse(USAGE, option + ": there is no folder " + folder);
        }
        return folder;
    }

    private static Path file(String option, String name) {
        Path file = Path.of(name).toAbsolutePath().normalize();
        if (!Files.isRegularFile(file)) {
            throw new Misuse(USAGE, option + ": there is no file " + file);
        }
        return file;
    }

    /** Scheme, host and port. */
    private static URI origin(String text) {
        if (!text.matches("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?|https?://\\[[0-9a-fA-F:]+](:[0-9]{1,5})?")) {
            throw new Misuse(USAGE, "--public-url is http:// or https://, a host and perhaps a port, not " + text);
        }
        return URI.create(text);
    }

    private Map<String, String> shown() {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("host", host);
        shown.put("port", Integer.toString(port));
        shown.put("public-url", publicUrl == null ? "http://" + host + ":" + port : publicUrl);
        shown.put(
                "db",
                db == null ? "curation.db in data" : DatabaseAddress.parse(db).redacted());
        shown.put("data", data);
        shown.put("content", content == null ? "none" : content);
        shown.put("results", results == null ? "none" : results);
        shown.put("operators", Integer.toString(operators.size()));
        String node = node();
        shown.put("ipfs", node == null ? "none" : node);
        shown.put("denylist", denylist == null ? "none" : denylist);
        shown.put("upload-limit", uploadLimit + " MiB");
        shown.put("behind-proxy", Boolean.toString(behindProxy));
        return shown;
    }
}
