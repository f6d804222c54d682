package org.tonemark.known;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.tonemark.features.fingerprint.Fingerprint;
import org.tonemark.features.fingerprint.FingerprintMeter;
import org.tonemark.verdict.KnownLimits;
import org.tonemark.verdict.KnownRule;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.QualityScore;
import org.tonemark.verdict.Verdict;
import org.tonemark.verdictlog.LoggedTrack;
import org.tonemark.verdictlog.ParquetVerdictLog;
import org.tonemark.verdictlog.VerdictLog;
import org.tonemark.verify.KeptFingerprint;
import org.tonemark.verify.ThreadRunner;
import org.tonemark.verify.VerifyRunner;

/**
 * The second step of {@code verify} at size: a batch among the tracks of a log, one track of twenty a re-upload. Prints
 * what each part took. {@code KnownStudy FOLDER LOGGED BATCH SECONDS THREADS}.
 */
public final class KnownStudy {
    private static final int RATE = 11_025;
    private static final int REPEATED = 20;
    private static final Instant LOGGED = Instant.parse("2026-01-01T00:00:00Z");

    private final Path folder;
    private final int seconds;
    private final ParquetVerdictLog measured;

    private KnownStudy(Path folder, int seconds) {
        this.folder = folder;
        this.seconds = seconds;
        this.measured = new ParquetVerdictLog(folder.resolve("measured"));
    }

    public static void main(String[] args) throws IOException {
        int logged = Integer.parseInt(args[1]);
        int batch = Integer.parseInt(args[2]);
        KnownStudy study = new KnownStudy(Path.of(args[0]), Integer.parseInt(args[3]));
        if (!Files.isDirectory(study.folder.resolve("measured"))) {
            study.timed("fingerprints of " + logged + " tracks made and logged", () -> study.log("a", 0, logged));
        }
        study.run(logged, batch, Integer.parseInt(args[4]));
    }

    /** Work that is timed. */
    private interface Part {
        void run() throws IOException;
    }

    private void timed(String what, Part part) throws IOException {
        long wall = System.nanoTime();
        long cpu = cpu();
        part.run();
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        System.out.printf(
                Locale.ROOT,
                "%s: %.2f s, %.2f CPU s, live heap %d MB%n",
                what,
                (System.nanoTime() - wall) / 1e9,
                (cpu() - cpu) / 1e9,
                heap >> 20);
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private void run(int logged, int batch, int threads) throws IOException {
        Path derived = folder.resolve("known");
        LogIndex index = new LogIndex(derived);
        timed("index of the log", () -> index.bringUp(measured));
        List<KnownTracks.Entry> entries = new ArrayList<>();
        List<KeptFingerprint> rows = new ArrayList<>();
        timed("batch of " + batch + " logged", () -> {
            try (VerdictLog.Run run = measured.begin("20260102T000000Z-batch" + System.nanoTime())) {
                for (int i = 0; i < batch; i++) {
                    int sound = i % REPEATED == 0 ? i * 7 % logged : logged + i;
                    String cid = "b" + i;
                    KeptFingerprint print = new KeptFingerprint(print(sound).toBytes());
                    Instant submitted = LOGGED.plusSeconds(1 + i);
                    run.append(new LoggedTrack(verdict(cid), "", null, submitted, print, null));
                    entries.add(new KnownTracks.Entry(cid, submitted, i));
                    rows.add(print);
                }
                run.seal();
            }
        });
        Ledger[] ledger = new Ledger[1];
        timed("ledger", () -> ledger[0] = Ledger.read(measured, null));
        KnownTracks known = new KnownTracks(
                derived.resolve("matches" + System.nanoTime()),
                index,
                List.of(),
                new KnownRule(KnownLimits.DEFAULT),
                "run");
        Rows all = new Rows(rows);
        try (VerifyRunner runner = new ThreadRunner(threads)) {
            timed(
                    "look-ups",
                    () -> known.lookUp(
                            entries,
                            all,
                            () -> timed("index of the batch", () -> index.bringUp(measured)),
                            () -> runner));
        }
        int[] related = new int[1];
        timed("shaken", () -> known.shaken(entries, ledger[0]));
        timed(
                "decisions",
                () -> known.decide(
                        entries,
                        all,
                        ledger[0],
                        (entry, verdict) -> related[0] += verdict.known().isEmpty() ? 0 : 1));
        System.out.println(
                related[0] + " of " + batch + " related; " + (batch + REPEATED - 1) / REPEATED + " are re-uploads");
    }

    private record Rows(List<KeptFingerprint> prints) implements KnownTracks.Rows {
        @Override
        public KeptFingerprint fingerprint(int row) {
            return prints.get(row);
        }

        @Override
        public Verdict own(int row) {
            return verdict("b" + row);
        }
    }

    private void log(String prefix, int from, int to) {
        try (VerdictLog.Run run = measured.begin("20260101T000000Z-study")) {
            for (int i = from; i < to; i++) {
                KeptFingerprint print = new KeptFingerprint(print(i).toBytes());
                run.append(new LoggedTrack(verdict(prefix + i), "", null, LOGGED, print, null));
            }
            run.seal();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Verdict verdict(String cid) {
        return new Verdict(
                cid,
                cid,
                Outcome.ACCEPTED,
                List.of("ORIGIN_AI_CONFIDENT"),
                null,
                null,
                null,
                QualityScore.of(-14.2, 6.0, -1.0, 0, 0.01, 16_000, 0.2),
                new Verdict.Audio(20, 44_100, 2, "mp3", 192),
                "m",
                "p",
                "0");
    }

    /** A melody of decaying tones with overtones, of its own for each number. */
    private Fingerprint print(int number) {
        Random random = new Random(number);
        float[] sound = new float[seconds * RATE];
        double time = 0;
        while (time < seconds - 1) {
            double hertz = 110 * Math.pow(2, random.nextInt(48) / 12.0);
            int start = (int) (time * RATE);
            int end = Math.min(sound.length, start + RATE);
            for (int partial = 1; partial <= 4; partial++) {
                double coefficient = 2 * Math.cos(2 * Math.PI * hertz * partial / RATE);
                double last = 0;
                double now = 0.2 / partial * Math.sin(2 * Math.PI * hertz * partial / RATE);
                for (int n = start; n < end && hertz * partial < RATE / 2.2; n++) {
                    sound[n] += (float) (now * (end - n) / RATE);
                    double next = coefficient * now - last;
                    last = now;
                    now = next;
                }
            }
            time += 0.1 + 0.3 * random.nextDouble();
        }
        FingerprintMeter meter = new FingerprintMeter(RATE);
        meter.accept(sound, sound.length);
        return meter.result();
    }
}
