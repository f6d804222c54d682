package org.tonemark.curation.chain.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.tonemark.curation.chain.eas.Deployment;

/** A node with the contracts on it, for tests. */
public final class LocalChain implements AutoCloseable {
    private final Anvil anvil;
    private final EasDeployer deployer;
    private final Deployment contracts;

    public LocalChain(String... options) throws IOException {
        LocalTools tools = tools().orElseThrow();
        anvil = Anvil.start(tools.anvil(), options);
        deployer = new EasDeployer(anvil.url());
        contracts = deployer.deploy(tools.artifacts());
    }

    /** False where {@code npm ci} has not been run; {@code ./test} runs it. */
    public static boolean installed() {
        return tools().isPresent();
    }

    public static Optional<LocalTools> tools() {
        return LocalTools.find(Path.of(System.getProperty("tonemark.root")), System.getenv());
    }

    public Anvil anvil() {
        return anvil;
    }

    public EasDeployer control() {
        return deployer;
    }

    public Deployment contracts() {
        return contracts;
    }

    @Override
    public void close() {
        deployer.close();
        anvil.close();
    }
}
