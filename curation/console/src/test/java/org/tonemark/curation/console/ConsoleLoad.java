package org.tonemark.curation.console;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.tonemark.curation.core.EpochResult;
import org.tonemark.curation.store.Fill;
import org.tonemark.verdict.Outcome;

/** Times the console over many tracks, client and server in one process: {@code ConsoleLoad TRACKS FOLDER SECONDS}. */
final class ConsoleLoad {
    private static final int PROMOTED = 500;
    private static final int CURATORS = 40;
    private static final int PER_SECOND = 200;

    private ConsoleLoad() {}

    public static void main(String[] args) throws Exception {
        int tracks = Integer.parseInt(args[0]);
        int seconds = Integer.parseInt(args[2]);
        try (ConsoleWorld world = new ConsoleWorld(Path.of(args[1]), null, null).curators(CURATORS)) {
            for (int i = 0; i < PROMOTED; i++) {
                world.track(ConsoleWorld.cid(-1 - i), Outcome.ACCEPTED);
            }
            EpochResult opened = world.closeEpoch();
            world.everybodyVotes(opened, CURATORS);
            world.closeEpoch();
            Fill.with(
                    world.store,
                    ConsoleWorld.wallet("uploader").address.hex(),
                    tracks,
                    ConsoleLoad::cid,
                    i -> ConsoleWorld.verdict(ConsoleWorld.cid(i), Outcome.REVIEW));
            System.out.println("filled: " + (tracks + PROMOTED) + " tracks");
            HttpClient client = HttpClient.newHttpClient();
            status(client, world.server.address(), tracks);
            load(client, world, tracks, seconds);
        }
    }

    private static String cid(int i) {
        return ConsoleWorld.cid(i);
    }

    private static void status(HttpClient client, URI base, int tracks) throws Exception {
        Random random = new Random(1);
        double[] millis = new double[1_000];
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < millis.length; i++) {
                long start = System.nanoTime();
                int status =
                        get(client, base, "/t/" + cid(random.nextInt(tracks))).join();
                millis[i] = (System.nanoTime() - start) / 1e6;
                if (status != 200) {
                    throw new IllegalStateException("status " + status);
                }
            }
        }
        print("status page, one at a time", millis);
    }

    private static void load(HttpClient client, ConsoleWorld world, int tracks, int seconds) throws Exception {
        URI base = world.server.address();
        Random random = new Random(2);
        AtomicInteger errors = new AtomicInteger();
        double[] millis = new double[seconds * PER_SECOND];
        CompletableFuture<?>[] all = new CompletableFuture<?>[millis.length];
        long begin = System.nanoTime();
        for (int i = 0; i < millis.length; i++) {
            long due = begin + i * 1_000_000_000L / PER_SECOND;
            Thread.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
            if (i % PER_SECOND == 0) {
                world.clock.forward(Duration.ofSeconds(1));
            }
            String path = path(random, i, tracks);
            int at = i;
            all[i] = get(client, base, path).handle((status, e) -> {
                millis[at] = (System.nanoTime() - due) / 1e6;
                if (e != null || status >= 400) {
                    errors.incrementAndGet();
                }
                return 0;
            });
        }
        CompletableFuture.allOf(all).join();
        double took = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                "%d requests in %.1f s, %.0f a second, %d errors%n",
                millis.length, took, millis.length / took, errors.get());
        print("under load, from the moment due", millis);
        System.out.printf(
                "load of the machine: %.1f%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** Half status pages, a quarter the API, the rest lists. */
    private static String path(Random random, int i, int tracks) {
        return switch (i % 8) {
            case 0, 1, 2, 3 -> "/t/" + cid(random.nextInt(tracks));
            case 4, 5 -> "/api/v1/tracks/" + cid(random.nextInt(tracks));
            case 6 -> "/tracks/" + cid(-1 - random.nextInt(PROMOTED));
            default -> i % 16 == 7 ? "/tracks?genre=electronic" : "/";
        };
    }

    private static CompletableFuture<Integer> get(HttpClient client, URI base, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(30))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
    }

    private static void print(String what, double[] millis) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        System.out.printf(
                "%s: n %d, median %.1f ms, 99 %% %.1f ms, slowest %.1f ms%n",
                what,
                sorted.length,
                sorted[sorted.length / 2],
                sorted[sorted.length * 99 / 100],
                sorted[sorted.length - 1]);
    }
}
