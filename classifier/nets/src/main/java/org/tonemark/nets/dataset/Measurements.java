package org.tonemark.nets.dataset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import org.tonemark.features.decode.AudioSource;
import org.tonemark.nets.Progress;
import org.tonemark.nets.TrackInput;

/** Measures the tracks of a dataset and their altered copies, through the cache, on several threads. */
public final class Measurements {
    private final Measurer measurer;
    private final Augmenter augmenter;
    private final FeatureCache cache;
    private final int threads;

    /** @param threads 1 or more */
    public Measurements(Measurer measurer, Augmenter augmenter, FeatureCache cache, int threads) {
        this.measurer = measurer;
        this.augmenter = augmenter;
        this.cache = cache;
        this.threads = threads;
    }

    /** Names of the first alterations. */
    public List<String> alterations(int count) {
        return augmenter.names().subList(0, Math.min(count, augmenter.names().size()));
    }

    /**
     * Measures tracks, in their order.
     *
     * @param alterations altered copies of each track that may be used for AI origin; others get none
     * @throws DatasetException naming the file that cannot be read or measured
     */
    public List<Measured> measure(Dataset dataset, int alterations, Progress progress) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Measured>> futures = new ArrayList<>();
            for (LabelledTrack track : dataset.tracks()) {
                int copies = track.forOrigin() ? alterations(alterations).size() : 0;
                futures.add(pool.submit(() -> measure(track, dataset.path(track), copies)));
            }
            List<Measured> measured = new ArrayList<>();
            for (Future<Measured> future : futures) {
                measured.add(future.get());
                progress.at("measuring", measured.size(), futures.size());
            }
            return measured;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatasetException("interrupted while measuring");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    /** Measures audio in memory. @throws DatasetException if it is no measurable audio */
    public TrackInput measure(byte[] coded) throws IOException {
        return cached(sha256(coded), "clean", () -> new ByteArrayInputStream(coded));
    }

    private Measured measure(LabelledTrack track, Path path, int copies) {
        try {
            byte[] bytes = Files.readAllBytes(path);
            AudioSource source = () -> new ByteArrayInputStream(bytes);
            String hash = sha256(bytes);
            TrackInput clean = cached(hash, "clean", source);
            List<TrackInput> altered = new ArrayList<>();
            for (int a = 0; a < copies; a++) {
                altered.add(altered(hash, a, source));
            }
            return new Measured(track, clean, altered);
        } catch (IOException | DatasetException e) {
            throw new DatasetException("cannot measure " + path + ": " + e.getMessage());
        }
    }

    private TrackInput altered(String hash, int alteration, AudioSource source) throws IOException {
        String name = augmenter.names().get(alteration);
        TrackInput known = cache.get(key(hash, name));
        return known != null ? known : cached(hash, name, augmenter.alter(source, alteration, seed(hash, name)));
    }

    private TrackInput cached(String hash, String name, AudioSource source) throws IOException {
        String key = key(hash, name);
        TrackInput known = cache.get(key);
        if (known != null) {
            return known;
        }
        TrackInput fresh = measurer.measure(source);
        cache.put(key, fresh);
        return fresh;
    }

    private String key(String hash, String name) {
        return hash + "-" + name + "-" + measurer.layout().version();
    }

    /** From the content alone, so that the label cannot leak into the alteration. */
    private static long seed(String hash, String name) {
        CRC32 crc = new CRC32();
        crc.update((hash + name).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return crc.getValue();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
