package org.tonemark.curation.store;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.Verdict;

/** Times the status of a track among many in SQLite: {@code StatusBench SUBMISSIONS FOLDER}. */
final class StatusBench {
    private static final int CLOSED = 2000;

    private StatusBench() {}

    public static void main(String[] args) {
        int count = Integer.parseInt(args[0]);
        World world = World.open(Databases.sqlite(Path.of(args[1])));
        if (!world.store.curators().all().isEmpty()) {
            time(world, "panel seen", CLOSED, 1000); // filled by an earlier run
            time(world, "queued", count, 1000);
            return;
        }
        world.curators(200);
        IntStream.range(0, CLOSED).forEach(i -> world.track(cid(i), Outcome.ACCEPTED));
        world.everybodyVotes(world.close());
        world.close();
        long start = System.nanoTime();
        fill(world, count);
        System.out.printf("filled to %d submissions: %.1f s%n", count, (System.nanoTime() - start) / 1e9);
        time(world, "panel seen", CLOSED, 1000);
        time(world, "queued", count, 1000);
    }

    private static void fill(World world, int count) {
        for (int from = CLOSED; from < count; from += 100_000) {
            int first = from;
            int last = Math.min(count, from + 100_000);
            world.store.database().write(handle -> {
                Rows.insert(
                        handle,
                        "INSERT INTO submission (cid, uploader, record_cid, near_duplicate_of, at_millis)"
                                + " VALUES (?, ?, NULL, NULL, 0)",
                        IntStream.range(first, last).boxed().toList(),
                        i -> new Object[] {cid(i), World.UPLOADER.hex()});
                return 0;
            });
            List<Verdict> verdicts = new ArrayList<>();
            IntStream.range(first, last).forEach(i -> verdicts.add(World.verdict(cid(i), Outcome.ACCEPTED)));
            world.store.submissions().importVerdicts(verdicts);
        }
    }

    private static void time(World world, String what, int below, int times) {
        Random random = new Random(1);
        double[] millis = new double[times];
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long cpu = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < times; i++) {
            String cid = cid(random.nextInt(below));
            long start = System.nanoTime();
            world.store.status().of(cid);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        double mean = (threads.getCurrentThreadCpuTime() - cpu) / 1e6 / times;
        Arrays.sort(millis);
        System.out.printf(
                "status, %s: mean %.2f ms of CPU; on the clock median %.2f ms, 99 %% %.2f ms, slowest %.1f ms%n",
                what, mean, millis[times / 2], millis[times * 99 / 100], millis[times - 1]);
    }

    private static String cid(int i) {
        return "bafkreistatus%046d".formatted(i * 2_654_435_761L % 1_000_000_007L);
    }
}
