package org.tonemark.features.fingerprint;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Audio of the studies: excerpts of a manifest, joined to tracks, and what ffmpeg makes of them; mono, 44.1 kHz. */
final class StudyAudio {
    static final int RATE = 44_100;
    private static final int JOINED = 3;

    private final String ffmpeg;
    private final Path cache;

    StudyAudio(String ffmpeg, Path cache) throws IOException {
        this.ffmpeg = ffmpeg;
        this.cache = Files.createDirectories(cache);
    }

    record Excerpt(Path file, String name, String group, int half) {}

    record Track(String name, short[] samples) {}

    /** A change to sound: {@code speed} is the length before it over the length after it. */
    record Change(String name, double speed, List<String> encode, String filter) {
        static Change codec(String name, String container, String... encode) {
            List<String> options = new ArrayList<>(List.of(encode));
            options.add("-f");
            options.add(container);
            return new Change(name, 1, options, "");
        }

        static Change filter(String name, double speed, String filter) {
            return new Change(name, speed, List.of(), filter);
        }
    }

    /** All excerpts; a group is in half 0 or 1 as a whole, the largest first to the smaller half. */
    static List<Excerpt> excerpts(Path manifest) throws IOException {
        List<String[]> rows = Files.readAllLines(manifest).stream()
                .skip(1)
                .map(l -> l.split("\t"))
                .toList();
        Map<String, Long> sizes =
                rows.stream().collect(Collectors.groupingBy(r -> r[4], LinkedHashMap::new, Collectors.counting()));
        Map<String, Integer> halves = new LinkedHashMap<>();
        long[] filled = new long[2];
        sizes.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(e -> {
                    int half = filled[0] <= filled[1] ? 0 : 1;
                    halves.put(e.getKey(), half);
                    filled[half] += e.getValue();
                });
        Path folder = manifest.toAbsolutePath().getParent();
        return rows.stream()
                .map(r -> new Excerpt(folder.resolve(r[0]), r[0].replace('/', '_'), r[4], halves.get(r[4])))
                .toList();
    }

    /** Three excerpts after each other a track, none in two. */
    List<Track> tracks(List<Excerpt> excerpts, int half) throws IOException {
        List<Excerpt> ours = excerpts.stream().filter(e -> e.half() == half).toList();
        List<Track> tracks = new ArrayList<>();
        for (int i = 0; i + JOINED <= ours.size(); i += JOINED) {
            List<short[]> parts = new ArrayList<>();
            for (Excerpt e : ours.subList(i, i + JOINED)) {
                parts.add(samples(e));
            }
            tracks.add(new Track("half" + half + "-track" + i / JOINED, join(parts)));
        }
        return tracks;
    }

    short[] samples(Excerpt excerpt) throws IOException {
        Path raw = cache.resolve("ex").resolve(excerpt.name() + ".raw");
        if (Files.notExists(raw)) {
            Files.createDirectories(raw.getParent());
            run(List.of("-i", excerpt.file().toString()), pcm(), raw);
        }
        return read(raw);
    }

    /** The sound of {@code in} after a change; kept in the cache under a key. */
    short[] change(String key, short[] in, Change change) throws IOException {
        Path out = cache.resolve(key + "-" + change.name() + ".raw");
        if (Files.notExists(out)) {
            Path source = cache.resolve(key + ".raw");
            if (Files.notExists(source)) {
                write(source, in);
            }
            List<String> input = List.of("-f", "s16le", "-ar", "44100", "-ac", "1", "-i", source.toString());
            if (change.encode().isEmpty()) {
                List<String> options = new ArrayList<>();
                options.addAll(List.of("-af", change.filter()));
                options.addAll(pcm());
                run(input, options, out);
            } else {
                Path coded = cache.resolve(key + "-" + change.name() + ".coded");
                run(input, change.encode(), coded);
                run(List.of("-i", coded.toString()), pcm(), out);
                Files.delete(coded);
            }
        }
        return read(out);
    }

    private static List<String> pcm() {
        return List.of("-f", "s16le", "-ac", "1", "-ar", "44100");
    }

    private void run(List<String> input, List<String> options, Path out) throws IOException {
        Path part = out.resolveSibling(out.getFileName() + ".part");
        List<String> command = new ArrayList<>(List.of(ffmpeg, "-v", "error", "-nostdin", "-y", "-threads", "1"));
        command.addAll(input);
        command.addAll(options);
        command.add(part.toString());
        try {
            int status = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (status != 0) {
                throw new IOException("status " + status + " of " + command);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        Files.move(part, out);
    }

    static short[] join(List<short[]> parts) {
        short[] all = new short[parts.stream().mapToInt(p -> p.length).sum()];
        int at = 0;
        for (short[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    static short[] read(Path raw) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(raw)).order(ByteOrder.LITTLE_ENDIAN);
        short[] samples = new short[bytes.remaining() / 2];
        bytes.asShortBuffer().get(samples);
        return samples;
    }

    private static void write(Path raw, short[] samples) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        Files.write(raw, bytes.array());
    }

    static Fingerprint print(short[] samples, int from, int to) {
        FingerprintMeter meter = new FingerprintMeter(RATE);
        float[] block = new float[8192];
        for (int at = from; at < to; at += block.length) {
            int n = Math.min(block.length, to - at);
            for (int i = 0; i < n; i++) {
                block[i] = samples[at + i] / 32768f;
            }
            meter.accept(block, n);
        }
        return meter.result();
    }

    static Fingerprint print(short[] samples) {
        return print(samples, 0, samples.length);
    }

    /** Processor time of this thread, nanoseconds. */
    static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Power of samples, mean of squares. */
    static double power(short[] x, int from, int to) {
        return IntStream.range(from, to).mapToDouble(i -> (double) x[i] * x[i]).sum() / (to - from);
    }
}
