package org.tonemark.cli.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Everything that may come from the environment or {@code tonemark.yaml}; one line a setting. */
public enum Setting {
    OUT("folder of results", "none: results on standard output only", false, "verify"),
    MASTER("Spark master", "local[*]", false, "verify"),
    MODELS("folder of models", "models/ of the installation", false),
    MODEL("model, by its name under the folder of models or by its path", "the newest", false, "verify", "explain"),
    POLICY("policy file (JSON)", "built in", false, "verify", "explain"),
    DB(
            "curation database: a file, or postgresql://user:password@host/name",
            "curation.db in the folder of the curation's data",
            true,
            "submit",
            "import",
            "status",
            "rate",
            "curate",
            "export",
            "curator",
            "appeal",
            "dispute",
            "gold",
            "receipt",
            "attest",
            "serve"),
    DATA(
            "folder of the curation's data: database, receipt key, beacon seed",
            "tonemark-data",
            false,
            "submit",
            "import",
            "status",
            "rate",
            "curate",
            "export",
            "curator",
            "appeal",
            "dispute",
            "gold",
            "receipt",
            "attest",
            "serve"),
    METRICS("file for figures of a run, in Prometheus text format", "none", false, "verify"),
    LOG_JSON("file that events are appended to, one JSON object a line", "none", false, "verify"),
    IPFS(
            "where the bytes of CIDs come from: RPC or gateway addresses, block folders, CAR files; comma between them",
            "none: CIDs get no outcome",
            false,
            "verify",
            "explain"),
    IPFS_TIMEOUT("seconds to wait for the first byte of a block", "20", false, "verify", "explain"),
    IPFS_RATE("slowest rate of a block on its way, bytes/s over 5 s", "16384", false, "verify", "explain"),
    IPFS_ROUNDS("how often all sources are asked for a block", "3", false, "verify", "explain"),
    IPFS_BUDGET("longest time for the blocks of one track, seconds", "900", false, "verify", "explain"),
    PUBLISH(
            "where records and batches are published: a node's RPC address, or a folder",
            "content in the folder of the curation's data",
            false,
            "submit",
            "attest"),
    RPC("JSON-RPC address of a node of the chain that is attested on", "none: nothing goes on chain", true, "attest"),
    CHAIN("id of that chain", "8453 (Base)", false, "attest"),
    MAX_FEE("most to pay a gas, gwei", "50", false, "attest"),
    CATALOGUES("folder of veto catalogues", "tonemark-data/catalogues", false, "verify", "explain", "catalogue"),
    HOST("address that the console listens on", "127.0.0.1", false, "serve"),
    PORT("port that the console listens on", "8080", false, "serve"),
    PUBLIC_URL("where browsers find the console", "http://HOST:PORT", false, "serve"),
    CONTENT("folder of tracks that the console plays", "none", false, "serve"),
    RESULTS("folder of verify's results that the console shows", "none", false, "serve"),
    OPERATORS("wallets that may see the console's page of operators; comma between them", "none", false, "serve"),
    UPLOAD_LIMIT("largest file that uploaders may add to the console, MiB", "256", false, "serve"),
    BEHIND_PROXY("true: the console takes the client's address from X-Forwarded-For", "false", false, "serve"),
    DENYLIST("file of CIDs that are neither fetched nor measured", "none", false, "verify", "explain");

    private final String description;
    private final String whenUnset;
    private final boolean secret;
    private final List<String> commands;

    Setting(String description, String whenUnset, boolean secret, String... commands) {
        this.description = description;
        this.whenUnset = whenUnset;
        this.secret = secret;
        this.commands = List.of(commands);
    }

    /** Name in {@code tonemark.yaml}; with two hyphens, the option. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Environment variable. */
    public String variable() {
        return "TONEMARK_" + name();
    }

    public String description() {
        return description;
    }

    /** What holds when nobody sets it, in words. */
    public String whenUnset() {
        return whenUnset;
    }

    /** True if its value is never shown. */
    public boolean secret() {
        return secret;
    }

    /** True if the option of this name of that command takes its default from here. */
    boolean isOptionOf(String command) {
        return commands.contains(command);
    }

    static Optional<Setting> ofKey(String key) {
        return Arrays.stream(values()).filter(s -> s.key().equals(key)).findFirst();
    }
}
