package org.tonemark.curation.chain.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A local EVM node: anvil on a free port of loopback, with the cap of 2^24 gas a transaction that public chains have
 * (EIP-7825). It ends when this object is closed, and also when this JVM is killed: a shell beside it waits for the end
 * of the pipe to us, and then ends the node by its process id.
 */
public final class Anvil implements AutoCloseable {
    /** The chain id it has unless told. */
    public static final long CHAIN_ID = 31337;

    private static final Duration START = Duration.ofSeconds(20);
    private static final int ATTEMPTS = 3;
    private static final String GUARD = "\"$@\" </dev/null >/dev/null 2>&1 & node=$!; echo $node;"
            + " cat >/dev/null; kill -9 $node 2>/dev/null; wait $node";

    private final Process guard;
    private final long pid;
    private final int port;

    private Anvil(Process guard, long pid, int port) {
        this.guard = guard;
        this.pid = pid;
        this.port = port;
    }

    /**
     * Starts a node and waits until it takes connections.
     *
     * @param options more of anvil's options: {@code --block-time 1}, {@code --state FILE}
     * @throws IOException if it does not start
     */
    public static Anvil start(Path program, String... options) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return startAt(freePort(), program, options);
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** As {@link #start}, at a port: to take up again where a killed node was. */
    public static Anvil startAt(int port, Path program, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", GUARD, "anvil", program.toString()));
        command.addAll(List.of("--host", "127.0.0.1", "--port", String.valueOf(port), "--silent"));
        command.addAll(List.of("--enable-tx-gas-limit", "--slots-in-an-epoch", "2"));
        command.addAll(List.of(options));
        Process guard = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String line = guard.inputReader().readLine();
        if (line == null) {
            throw new IOException("cannot run a shell for " + program);
        }
        Anvil anvil = new Anvil(guard, Long.parseLong(line.strip()), port);
        try {
            anvil.await(program);
            return anvil;
        } catch (IOException e) {
            anvil.close();
            throw e;
        }
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    /** Process id of the node. */
    public long pid() {
        return pid;
    }

    public boolean isAlive() {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    @Override
    public void close() {
        try {
            guard.getOutputStream().close();
            if (!guard.waitFor(10, TimeUnit.SECONDS)) {
                guard.destroyForcibly();
            }
        } catch (IOException e) {
            guard.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void await(Path program) throws IOException {
        long end = System.nanoTime() + START.toNanos();
        while (isAlive() && System.nanoTime() < end) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException notYet) {
                pause();
            }
        }
        throw new IOException(program + (isAlive() ? " takes no connections" : " ended at once"));
    }

    /** Between two questions whether a program is ready. */
    static void pause() throws IOException {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
