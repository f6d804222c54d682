package org.tonemark.cli.chain.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The program under study, twice: one works, the other waits for the lock; a killed one is replaced. */
final class Workers implements AutoCloseable {
    private static final int COUNT = 2;

    private final List<String> command;
    private final Path log;
    private final Deque<Process> running = new ArrayDeque<>();
    private volatile Process atWork;

    Workers(Path folder, String url, String eas, String registry) throws IOException {
        log = folder.resolve("workers.txt");
        command = List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                FaultWorker.class.getName(),
                folder.toString(),
                url,
                eas,
                registry);
        for (int i = 0; i < COUNT; i++) {
            start();
        }
    }

    private void start() throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        running.add(process);
        Thread reader = new Thread(() -> read(process));
        reader.setDaemon(true);
        reader.start();
    }

    private void read(Process process) {
        try (BufferedReader in = process.inputReader()) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals("at work")) {
                    atWork = process;
                }
                Files.writeString(
                        log, process.pid() + " " + line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            // killed while it wrote
        }
    }

    /** Kills the one at work (SIGKILL); false if none is. */
    synchronized boolean kill() throws IOException {
        Process victim = atWork;
        if (victim == null || !victim.isAlive()) {
            return false;
        }
        victim.destroyForcibly().onExit().join();
        running.remove(victim);
        start();
        return true;
    }

    @Override
    public void close() {
        running.forEach(process -> process.destroyForcibly().onExit().join());
    }
}
