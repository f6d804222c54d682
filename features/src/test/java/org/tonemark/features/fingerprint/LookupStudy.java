package org.tonemark.features.fingerprint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Time of look-ups of 5 and 15 s as an index grows to 100,000 fingerprints of a minute, derived from real ones by {@link
 * Distractors}; the stretches looked up are of real tracks in it. Arguments: MANIFEST CACHE FOLDER [TRACKS].
 */
public final class LookupStudy {
    private static final int BATCH = 5_000;
    private static final int QUERIES = 60;

    private LookupStudy() {}

    public static void main(String[] args) throws IOException {
        StudyAudio audio = new StudyAudio(System.getProperty("ffmpeg", "ffmpeg"), Path.of(args[1]));
        int most = args.length > 3 ? Integer.parseInt(args[3]) : 100_000;
        List<Fingerprint> real = new ArrayList<>();
        Map<String, Fingerprint> batch = new TreeMap<>();
        List<StudyAudio.Excerpt> excerpts = StudyAudio.excerpts(Path.of(args[0]));
        for (int half = 0; half < 2; half++) {
            for (StudyAudio.Track track : audio.tracks(excerpts, half)) {
                real.add(StudyAudio.print(track.samples()));
                batch.put(track.name(), real.get(real.size() - 1));
            }
        }
        Distractors distractors = new Distractors(real, 5);
        FingerprintIndex index = FingerprintIndex.open(Path.of(args[2]));
        for (int n = batch.size(); n < most; ) {
            while (batch.size() < BATCH && n < most) {
                batch.put("derived-" + n++, distractors.next(60));
            }
            long start = StudyAudio.cpu();
            index = index.add(batch);
            double adding = (StudyAudio.cpu() - start) / 1e9;
            batch.clear();
            if (n == 10_000 || n == 30_000 || n == 100_000 || n == most) {
                report(index, real, adding, Path.of(args[2]));
            }
        }
    }

    private static void report(FingerprintIndex index, List<Fingerprint> real, double adding, Path folder)
            throws IOException {
        long bytes = 0;
        int segments = 0;
        try (var files = Files.newDirectoryStream(folder, "*.tfp")) {
            for (Path file : files) {
                bytes += Files.size(file);
                segments++;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d tracks, %d segments, %.0f MB; last adding of %d took %.1f s of processor",
                index.size(),
                segments,
                bytes / 1e6,
                BATCH,
                adding);
        for (int seconds : new int[] {5, 15}) {
            Random random = new Random(seconds);
            double[] wall = new double[QUERIES];
            double[] cpu = new double[QUERIES];
            int found = 0;
            for (int i = -QUERIES; i < QUERIES; i++) {
                Fingerprint track = real.get(random.nextInt(real.size()));
                Fingerprint query = part(track, random, seconds);
                long from = System.nanoTime();
                long start = StudyAudio.cpu();
                List<Match> matches = index.find(query);
                if (i >= 0) {
                    cpu[i] = (StudyAudio.cpu() - start) / 1e6;
                    wall[i] = (System.nanoTime() - from) / 1e6;
                    found += matches.isEmpty() ? 0 : 1;
                }
            }
            Arrays.sort(wall);
            Arrays.sort(cpu);
            System.out.printf(
                    Locale.ROOT,
                    " | %d s: median %.1f ms, 95 %% %.1f, worst %.1f (processor %.1f, %.1f, %.1f); %d of %d found",
                    seconds,
                    wall[QUERIES / 2],
                    wall[QUERIES * 95 / 100],
                    wall[QUERIES - 1],
                    cpu[QUERIES / 2],
                    cpu[QUERIES * 95 / 100],
                    cpu[QUERIES - 1],
                    found,
                    QUERIES);
        }
        System.out.println();
    }

    private static Fingerprint part(Fingerprint track, Random random, int seconds) {
        int frames = Math.min(track.frameCount(), (int) (seconds * Fingerprint.FRAME_RATE));
        int from = random.nextInt(track.frameCount() - frames + 1);
        int first = track.firstAt(from);
        int n = track.firstAt(from + frames) - first;
        int[] at = new int[n];
        int[] pitch = new int[n];
        for (int i = 0; i < n; i++) {
            at[i] = track.frame(first + i) - from;
            pitch[i] = track.pitch(first + i);
        }
        return Fingerprint.of(frames, at, pitch);
    }
}
