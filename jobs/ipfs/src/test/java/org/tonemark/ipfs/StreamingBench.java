package org.tonemark.ipfs;

import com.sun.management.OperatingSystemMXBean;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.tonemark.curation.core.hash.Sha256;
import org.tonemark.ipfs.Cid.Codec;

/**
 * What block-checked streaming costs: processor seconds of this whole process (hashing, copies, HTTP client, collector)
 * for one file of random bytes in 256-KiB raw leaves, read in pieces of 64 KiB as the decoder does. From a CAR on disk,
 * from a folder of blocks, and from an HTTP server on loopback, which is a process of its own.
 *
 * <pre>java -Xmx128m -cp jobs/ipfs/target/classes:jobs/ipfs/target/test-classes:… org.tonemark.ipfs.StreamingBench DIR 500</pre>
 */
public final class StreamingBench {
    private static final int CHUNK = 256 * 1024;
    private static final int WIDTH = 174;
    private static final int RUNS = 5;

    private StreamingBench() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        if (args[1].equals("serve")) {
            serve(folder);
            return;
        }
        int megabytes = Integer.parseInt(args[1]);
        Cid root = write(folder, megabytes);
        System.out.println("source         MB  MB/CPU-s (each run)                  best  median   wall MB/s  heap MB");
        bench("car", megabytes, root, new CarFile(folder.resolve("bench.car")));
        bench("folder", megabytes, root, new BlockFolder(folder.resolve("blocks")));
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dsun.net.httpserver.nodelay=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StreamingBench.class.getName(),
                        folder.toString(),
                        "serve")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            String port = new BufferedReader(new InputStreamReader(server.getInputStream())).readLine();
            NodeAddress address = NodeAddress.parse("gateway+http://127.0.0.1:" + port);
            bench("http", megabytes, root, new HttpNode(address, FetchPolicy.DEFAULT, HttpNode.newClient()));
        } finally {
            server.destroyForcibly();
        }
    }

    private static void bench(String name, int megabytes, Cid root, BlockSource source) throws IOException {
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        List<Double> rates = new ArrayList<>();
        double wall = 0;
        byte[] piece = new byte[64 * 1024];
        for (int run = 0; run < RUNS; run++) {
            long cpu = process.getProcessCpuTime();
            long start = System.nanoTime();
            long bytes = 0;
            try (UnixFsFile file =
                    new UnixFsFile(new FailOver(List.of(source), FetchPolicy.DEFAULT, root), root, Long.MAX_VALUE)) {
                for (int n = file.read(piece); n >= 0; n = file.read(piece)) {
                    bytes += n;
                }
            }
            rates.add(bytes / 1e6 / ((process.getProcessCpuTime() - cpu) / 1e9));
            wall = Math.max(wall, bytes / 1e6 / ((System.nanoTime() - start) / 1e9));
        }
        List<Double> sorted = rates.stream().sorted().toList();
        Runtime heap = Runtime.getRuntime();
        System.out.printf(
                Locale.ROOT,
                "%-7s %9d  %-35s %6.0f  %6.0f  %10.0f  %7.0f%n",
                name,
                megabytes,
                rates.stream().map(r -> String.format(Locale.ROOT, "%.0f", r)).toList(),
                sorted.get(RUNS - 1),
                sorted.get(RUNS / 2),
                wall,
                heap.totalMemory() / 1e6);
    }

    /** Streams random bytes into a CAR, leaves first, and the same blocks into a folder. */
    private static Cid write(Path folder, int megabytes) throws IOException {
        Files.createDirectories(folder);
        Random random = new Random(1);
        byte[] leaf = new byte[CHUNK];
        List<TestDag.Child> level = new ArrayList<>();
        Path body = folder.resolve("bench.car");
        try (RandomAccessFile file = new RandomAccessFile(body.toFile(), "rw")) {
            file.setLength(0);
            file.write(new TestDag().carBytes(new Cid(Codec.RAW, new byte[32])));
            OutputStream car = Channels.newOutputStream(file.getChannel());
            for (long left = megabytes * 1_000_000L; left > 0; left -= CHUNK) {
                byte[] block = left < CHUNK ? new byte[(int) left] : leaf;
                random.nextBytes(block);
                level.add(new TestDag.Child(put(folder, car, Codec.RAW, block), block.length));
            }
            while (level.size() > 1) {
                List<TestDag.Child> above = new ArrayList<>();
                for (int i = 0; i < level.size(); i += WIDTH) {
                    List<TestDag.Child> some = level.subList(i, Math.min(level.size(), i + WIDTH));
                    byte[] node = DagPb.fileNode(some.stream()
                            .map(c -> new DagPb.Link(c.cid(), c.claimed(), c.claimed()))
                            .toList());
                    long size = some.stream().mapToLong(TestDag.Child::claimed).sum();
                    above.add(new TestDag.Child(put(folder, car, Codec.DAG_PB, node), size));
                }
                level = above;
            }
            file.seek(0);
            file.write(new TestDag().carBytes(level.get(0).cid()));
        }
        return level.get(0).cid();
    }

    private static Cid put(Path folder, OutputStream car, Codec codec, byte[] block) throws IOException {
        Cid cid = new Cid(codec, Sha256.of(block));
        java.io.ByteArrayOutputStream head = new java.io.ByteArrayOutputStream();
        TestDag.varint(head, 36 + block.length);
        head.writeBytes(cid.bytes());
        car.write(head.toByteArray());
        car.write(block);
        Path file = folder.resolve("blocks").resolve(BlockFolder.place(cid));
        Files.createDirectories(file.getParent());
        Files.write(file, block);
        return cid;
    }

    /** A gateway of raw blocks; ends with its parent. */
    private static void serve(Path folder) throws IOException {
        BlockFolder blocks = new BlockFolder(folder.resolve("blocks"));
        Map<String, String> type = new HashMap<>(Map.of("Content-Type", "application/vnd.ipld.raw"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/ipfs/", exchange -> {
            Cid cid = Cid.parse(exchange.getRequestURI().getPath().substring("/ipfs/".length()));
            byte[] block = ((BlockSource.Answer.Found) blocks.get(cid, Duration.ofSeconds(1))).bytes();
            type.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(200, block.length);
            exchange.getResponseBody().write(block);
            exchange.close();
        });
        ExecutorService threads = Executors.newFixedThreadPool(2);
        server.setExecutor(threads);
        server.start();
        System.out.println(server.getAddress().getPort());
        System.out.flush();
        while (System.in.read() >= 0) {
            // until the parent closes the pipe
        }
        server.stop(0);
        threads.shutdownNow();
    }
}
