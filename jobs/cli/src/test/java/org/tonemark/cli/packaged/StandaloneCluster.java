package org.tonemark.cli.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Spark's own master and workers, each a process of one core on loopback. */
final class StandaloneCluster implements AutoCloseable {
    private final Path folder;
    private final Path options;
    private final List<Process> processes = new ArrayList<>();
    private final String url;

    /**
     * Starts them.
     *
     * @param folder for logs and work
     * @param options JVM options that Spark needs
     * @param jars what a Spark distribution holds
     */
    StandaloneCluster(Path folder, Path options, List<Path> jars, int workers)
            throws IOException, InterruptedException {
        this.folder = folder;
        this.options = options;
        Path home = Files.createDirectories(folder.resolve("home/jars"));
        for (Path jar : jars) {
            Path link = home.resolve(jar.getFileName());
            if (Files.notExists(link)) {
                Files.createSymbolicLink(link, jar);
            }
        }
        int port = freePort();
        url = "spark://127.0.0.1:" + port;
        start("master", "org.apache.spark.deploy.master.Master", "--port", Integer.toString(port));
        await("master", "Starting Spark master at " + url);
        for (int i = 0; i < workers; i++) {
            String work = folder.resolve("work" + i).toString();
            start(
                    "worker" + i,
                    "org.apache.spark.deploy.worker.Worker",
                    "--cores",
                    "1",
                    "--memory",
                    "1g",
                    "--work-dir",
                    work,
                    url);
            await("worker" + i, "Successfully registered with master");
        }
    }

    String url() {
        return url;
    }

    /** Kills a worker, its executors, and what these started. */
    void killWorker(int number) throws InterruptedException {
        Process worker = processes.get(1 + number);
        List<ProcessHandle> family = worker.descendants().toList();
        worker.destroyForcibly().waitFor();
        family.forEach(ProcessHandle::destroyForcibly);
    }

    /** Messages of the workers. */
    String messages() throws IOException {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < processes.size() - 1; i++) {
            all.append(Files.readString(folder.resolve("worker" + i + ".txt")));
        }
        return all.toString();
    }

    private void start(String name, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
        command.addAll(List.of("@" + options, "-Xmx256m", "-cp", folder.resolve("home/jars") + "/*", program));
        command.addAll(List.of("--host", "127.0.0.1", "--webui-port", "0"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".txt").toFile());
        builder.environment()
                .putAll(Map.of(
                        "SPARK_HOME", folder.resolve("home").toString(),
                        "SPARK_SCALA_VERSION", "2.13",
                        "SPARK_LOCAL_IP", "127.0.0.1"));
        processes.add(builder.start());
    }

    private void await(String name, String message) throws IOException, InterruptedException {
        Process process = processes.get(processes.size() - 1);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!Files.readString(folder.resolve(name + ".txt")).contains(message)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                close();
                throw new IOException(name + " does not start: " + Files.readString(folder.resolve(name + ".txt")));
            }
            Thread.sleep(100);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        for (Process process : processes) {
            List<ProcessHandle> family = process.descendants().toList();
            process.destroyForcibly();
            family.forEach(ProcessHandle::destroyForcibly);
        }
        try (Stream<Path> links = Files.list(folder.resolve("home/jars"))) {
            for (Path link : links.toList()) {
                Files.delete(link);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
