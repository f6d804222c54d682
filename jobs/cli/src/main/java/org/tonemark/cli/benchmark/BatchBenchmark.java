package org.tonemark.cli.benchmark;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.UserException;
import org.tonemark.cli.Version;
import org.tonemark.cli.verify.VerifySession;
import org.tonemark.features.decode.FfmpegTranscoder;
import org.tonemark.features.decode.FfmpegTranscoder.Format;
import org.tonemark.ipfs.UnixFsHasher;
import org.tonemark.verdict.Verdict;
import org.tonemark.verdictlog.LoggedTrack;
import org.tonemark.verdictlog.ParquetVerdictLog;
import org.tonemark.verdictlog.VerdictLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a batch costs beside its measuring. */
@Command(
        name = "batch",
        description = {
            "Measures what planning, skipping and reporting cost over many inputs, each run in a process of its own:",
            "  repeats  copies of a few tracks of one second, none verified yet: each of the few is measured once",
            "  read     files with bytes of their own, all in the log, read for the first time",
            "  again    the same command again: nothing has changed",
            "  cids     their CIDs",
            "The log of the last three is made of the rows of the first: their files differ from measured ones in a tag.",
            ""
        },
        footer = {"", "Example: tonemark benchmark batch --counts 10000,30000,100000 --json-out batch.json"},
        mixinStandardHelpOptions = true)
final class BatchBenchmark implements Callable<Integer> {
    private static final int RATE = 44_100;
    private static final int FILES_A_FOLDER = 1_000;

    private static final Instant SUBMITTED = Instant.parse("2026-01-01T00:00:00Z");

    private final Host host;
    private final JsonMapper mapper = new JsonMapper();

    @Option(names = "--counts", split = ",", paramLabel = "N", description = "inputs (default: 10000,30000,100000)")
    private List<Integer> counts = List.of(10_000, 30_000, 100_000);

    @Option(names = "--distinct", paramLabel = "N", description = "tracks that are measured (default: 2000)")
    private int distinct = 2_000;

    @Option(names = "--master", paramLabel = "M", description = "as for verify (default: ${DEFAULT-VALUE})")
    private String master = "local[*]";

    @Option(names = "--seed", paramLabel = "N", description = "of the tracks (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--work", paramLabel = "DIR", description = "where all lies meanwhile (default: a temporary one)")
    private @Nullable String work;

    @Option(names = "--json-out", paramLabel = "FILE", description = "write the figures there")
    private @Nullable String jsonOut;

    BatchBenchmark(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws IOException {
        if (distinct < 1 || counts.stream().anyMatch(n -> n < distinct)) {
            throw UserException.usage("--counts takes numbers of at least --distinct, which is " + distinct);
        }
        Path parent = host.resolve(work == null ? System.getProperty("java.io.tmpdir") : work);
        Path folder = Files.createTempDirectory(Files.createDirectories(parent), "tonemark-benchmark");
        try {
            ObjectNode report = mapper.createObjectNode();
            report.put("schema", "benchmark-batch-1").put("tonemark", Version.TONEMARK);
            report.put("cores", Runtime.getRuntime().availableProcessors()).put("master", master);
            report.put("java", System.getProperty("java.version")).put("seed", seed);
            report.put("distinct", distinct).put("heapMb", Runtime.getRuntime().maxMemory() >> 20);
            List<byte[]> tracks = tracks();
            for (int count : counts) {
                Path place = Files.createDirectory(folder.resolve(Integer.toString(count)));
                measure(tracks, count, place, report.withArray("batches").addObject());
                ChildRun.delete(place);
            }
            String text = report.toPrettyString() + "\n";
            if (jsonOut != null) {
                Files.writeString(host.resolve(jsonOut), text);
            }
            host.out().print(text);
        } finally {
            ChildRun.delete(folder);
        }
        return ExitCode.OK;
    }

    private void measure(List<byte[]> tracks, int count, Path place, ObjectNode report) throws IOException {
        report.put("inputs", count);
        Path copies = place.resolve("copies");
        for (int i = 0; i < count; i++) {
            write(copies, i, tracks.get(i % distinct));
        }
        run(report, "repeats", copies, place.resolve("results"));
        Path own = place.resolve("own");
        Path results = place.resolve("logged");
        List<String> cids = log(tracks, count, place.resolve("results"), own, results);
        run(report, "read", own, results);
        run(report, "again", own, results);
        Path list = Files.write(place.resolve("cids.txt"), cids);
        run(report, "cids", list, results);
    }

    /** Files with bytes of their own, and a log that holds a row for each. */
    private List<String> log(List<byte[]> tracks, int count, Path measured, Path own, Path results) throws IOException {
        List<LoggedTrack> rows = new ArrayList<>();
        new ParquetVerdictLog(measured.resolve(VerifySession.MEASURED))
                .forEach(verdict -> rows.add(new LoggedTrack(verdict, "", null)));
        List<String> cids = new ArrayList<>();
        try (VerdictLog.Run run =
                new ParquetVerdictLog(results.resolve(VerifySession.MEASURED)).begin("00000000T000000Z-0000")) {
            for (int i = 0; i < count; i++) {
                byte[] bytes = JoinedTracks.tagged(tracks.get(i % distinct), i);
                String name = write(own, i, bytes);
                String cid = UnixFsHasher.hash(new ByteArrayInputStream(bytes)).toString();
                cids.add(cid);
                run.append(new LoggedTrack(
                        with(rows.get(i % rows.size()).verdict(), name, cid), "", null, SUBMITTED, null, null));
            }
            run.seal();
        }
        return cids;
    }

    private static Verdict with(Verdict v, String name, String cid) {
        return new Verdict(
                name,
                cid,
                v.outcome(),
                v.reasons(),
                v.origin(),
                v.genre(),
                v.mood(),
                v.quality(),
                v.audio(),
                v.model(),
                v.policy(),
                v.tonemark());
    }

    private static String write(Path folder, int number, byte[] bytes) throws IOException {
        Path place = folder.resolve("%03d".formatted(number / FILES_A_FOLDER));
        Files.createDirectories(place);
        return Files.write(place.resolve("track %06d.mp3".formatted(number)), bytes)
                .toString();
    }

    private void run(ObjectNode report, String name, Path input, Path results) throws IOException {
        host.say("Benchmark: " + name + " …");
        ChildRun.Usage usage = new ChildRun(host, master)
                .tonemark(List.of(
                        "verify", input.toString(), "--out", results.toString(), "--quiet", "--master", master));
        ObjectNode row = report.putObject(name);
        row.put("wallSeconds", Math.round(usage.wallSeconds() * 100) / 100.0);
        row.put("cpuSeconds", Math.round(usage.cpuSeconds() * 100) / 100.0);
        row.put("peakMemoryMb", Math.round(usage.peakMemoryMb()));
        host.say(row.toString());
    }

    /** Tones with noise, one second and a bit, as mp3. */
    private List<byte[]> tracks() throws IOException {
        List<byte[]> tracks = new ArrayList<>();
        for (int i = 0; i < distinct; i++) {
            Random random = new Random(seed * 1_000_003 + i);
            float[][] samples = new float[2][RATE * 11 / 10];
            double hertz = 110 * Math.pow(2, 4 * random.nextDouble());
            for (int n = 0; n < samples[0].length; n++) {
                float value = (float) (0.3 * Math.sin(2 * Math.PI * hertz * n / RATE) + 0.1 * random.nextGaussian());
                samples[0][n] = value;
                samples[1][n] = value;
            }
            byte[] mp3 = new FfmpegTranscoder().encode(samples, RATE, Format.MP3, 64);
            // a number at its end: no two tracks are equal
            tracks.add(ByteBuffer.allocate(mp3.length + Integer.BYTES)
                    .put(mp3)
                    .putInt(i)
                    .array());
        }
        return tracks;
    }
}
