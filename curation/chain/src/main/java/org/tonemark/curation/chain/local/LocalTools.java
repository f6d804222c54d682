package org.tonemark.curation.chain.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the programs of a local chain lie.
 *
 * @param anvil the node's executable
 * @param artifacts folder of the compiled EAS contracts of npm's {@code eas-contracts}
 */
public record LocalTools(Path anvil, Path artifacts) {
    /** Variable that names another anvil. */
    public static final String ANVIL = "TONEMARK_ANVIL";

    private static final List<String> PACKAGES = List.of("anvil-linux-amd64", "anvil-linux-arm64");

    /**
     * Looks below a folder where {@code npm ci} has been run, {@code jobs/cli/src/test/node/chain} of the installation.
     *
     * @param home folder of the installation
     * @return empty where either is missing
     */
    public static Optional<LocalTools> find(Path home, Map<String, String> environment) {
        Path modules = home.resolve("jobs/cli/src/test/node/chain/node_modules");
        Path artifacts = modules.resolve("@ethereum-attestation-service/eas-contracts/artifacts/contracts");
        return anvil(modules, environment)
                .filter(anvil -> Files.isRegularFile(EasDeployer.artifact(artifacts, "EAS")))
                .map(anvil -> new LocalTools(anvil, artifacts));
    }

    private static Optional<Path> anvil(Path modules, Map<String, String> environment) {
        String named = environment.get(ANVIL);
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named)).filter(Files::isExecutable);
        }
        return PACKAGES.stream()
                .map(name -> modules.resolve("@foundry-rs").resolve(name).resolve("bin/anvil"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
