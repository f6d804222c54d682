package org.tonemark.cli.chain.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.tonemark.cli.chain.faults.ChainCount.Counted;
import org.tonemark.curation.chain.local.Anvil;
import org.tonemark.curation.chain.local.LocalTools;

/**
 * Injects faults into the attesting program while it works against a real node, and then counts on the chain in how many
 * live attestations every decision stands. Run: {@code FaultStudy FAULTS SEED OUT.json}; the seed fixes the order of the
 * faults and their parameters, not the machine's timing. A file {@code stop} in its folder ends the injecting early.
 */
final class FaultStudy {
    private static final int AT_ONCE = 3;
    private static final long BLOCK_MILLIS = 40;
    private static final long WAVE_MILLIS = 6_000;
    private static final long DUST_MILLIS = 300_000;

    private final FaultWorld world;
    private final SplittableRandom random;
    private final Map<Fault, Integer> injected = new EnumMap<>(Fault.class);

    private FaultStudy(FaultWorld world, long seed) {
        this.world = world;
        this.random = new SplittableRandom(seed);
    }

    /** @param notInjected faults that found no call to strike within the time of a wave */
    record Result(
            int faults, long seed, Map<Fault, Integer> injected, int notInjected, Counted counted, double seconds) {
        boolean holds() {
            return counted.lost() == 0 && counted.doubled() == 0;
        }
    }

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("tonemark-faults");
        Result result = run(folder, Integer.parseInt(args[0]), Long.parseLong(args[1]));
        String json =
                new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(result);
        System.out.println(json);
        Files.writeString(Path.of(args[2]), json + "\n");
        System.exit(result.holds() ? 0 : 5);
    }

    static Result run(Path folder, int faults, long seed) throws Exception {
        LocalTools tools = LocalTools.find(Path.of(System.getProperty("tonemark.root")), System.getenv())
                .orElseThrow();
        long begin = System.nanoTime();
        try (Anvil anvil = Anvil.start(tools.anvil(), "--no-mining", "--order", "fees");
                FaultWorld world = new FaultWorld(folder, anvil, tools)) {
            FaultStudy study = new FaultStudy(world, seed);
            int missed = study.inject(faults);
            Counted counted = study.settle();
            return new Result(
                    study.injected.values().stream().mapToInt(Integer::intValue).sum(),
                    seed,
                    study.injected,
                    missed,
                    counted,
                    (System.nanoTime() - begin) / 1e9);
        }
    }

    private int inject(int faults) throws Exception {
        Deque<Fault> todo = new ArrayDeque<>();
        Fault[] kinds = Fault.values();
        for (int i = 0; i < faults; i++) {
            todo.add(kinds[i % kinds.length]);
        }
        int missed = 0;
        int wave = 0;
        while (!todo.isEmpty() && Files.notExists(world.folder().resolve("stop"))) {
            if (!world.busy()) {
                close();
            }
            List<Fault> now = new java.util.ArrayList<>();
            for (int i = 0; i < AT_ONCE && !todo.isEmpty(); i++) {
                now.add(random.nextBoolean() ? todo.poll() : todo.pollLast());
            }
            List<Fault> left = wave(now);
            missed += left.size();
            todo.addAll(left);
            if (++wave % 20 == 0) {
                System.err.println(todo.size() + " faults to go, block " + world.blocks());
            }
        }
        return missed;
    }

    /** An epoch closes: one more character in the file. */
    private void close() throws IOException {
        Files.writeString(world.folder().resolve("closed"), ".", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Makes blocks while the faults strike; gives back those that did not. */
    private List<Fault> wave(List<Fault> faults) throws Exception {
        world.arm(faults, random.split());
        long end = System.nanoTime() + WAVE_MILLIS * 1_000_000;
        while (!world.struckAll() && System.nanoTime() < end) {
            world.tick();
            Thread.sleep(BLOCK_MILLIS);
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            world.tick();
            Thread.sleep(BLOCK_MILLIS);
        }
        List<Fault> left = world.disarm();
        List<Fault> struck = new java.util.ArrayList<>(faults);
        left.forEach(struck::remove);
        struck.forEach(fault -> injected.merge(fault, 1, Integer::sum));
        return left;
    }

    /** The dust settles: no faults any more, until nothing changes; then the chain is read. */
    private Counted settle() throws Exception {
        long end = System.nanoTime() + DUST_MILLIS * 1_000_000;
        int quiet = 0;
        while (quiet < 30 && System.nanoTime() < end) {
            world.tick();
            Thread.sleep(BLOCK_MILLIS * 2);
            quiet = world.quiet() ? quiet + 1 : 0;
        }
        world.stopWorkers();
        return new ChainCount(world.node(), world.eas(), world.folder()).count();
    }
}
