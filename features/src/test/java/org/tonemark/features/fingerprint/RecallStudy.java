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
import org.tonemark.features.fingerprint.StudyAudio.Change;
import org.tonemark.features.fingerprint.StudyAudio.Track;

/**
 * Recall of queries of 5 and 15 s among 5,000 tracks under each change to their sound. Arguments: MANIFEST CACHE HALF
 * PIECES [NAME-PREFIX,…]. Groups of the manifest are split into halves; queries come from one of
 * them. Properties: {@code used} (of the pieces, only so many), {@code verbose}.
 */
public final class RecallStudy {
    private static final int TRACKS = 5_000;
    private static final int PIECE = 16 * StudyAudio.RATE;
    private static final int GAP = StudyAudio.RATE;
    private static final int[] SECONDS = {5, 15};

    private RecallStudy() {}

    private record Piece(Track track, int from) {}

    static List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        changes.add(Change.filter("crop", 1, "anull"));
        changes.add(Change.codec("mp3-64", "mp3", "-c:a", "libmp3lame", "-b:a", "64k"));
        changes.add(Change.codec("aac-64", "adts", "-c:a", "aac", "-b:a", "64k"));
        changes.add(Change.codec("opus-48", "ogg", "-c:a", "libopus", "-b:a", "48k"));
        changes.add(Change.filter("resample-8000", 1, "aresample=8000"));
        changes.add(Change.filter("resample-16000", 1, "aresample=16000"));
        changes.add(Change.filter("noise-20dB", 1, "anull"));
        changes.add(Change.filter("eq-bass+9-treble-9", 1, "volume=-9dB,bass=g=9:f=200,treble=g=-9:f=3000"));
        changes.add(
                Change.filter(
                        "eq-peaks-12dB",
                        1,
                        "volume=-9dB,equalizer=f=300:t=o:w=1:g=-12,equalizer=f=1000:t=o:w=1:g=9,equalizer=f=2500:t=o:w=1:g=-12"));
        for (int percent : new int[] {-3, -2, -1, 1, 2, 3}) {
            double f = 1 + percent / 100.0;
            String by = String.format(Locale.ROOT, "%+d%%", percent);
            changes.add(Change.filter("speed" + by, f, number("asetrate=%d,aresample=44100", Math.round(44_100 * f))));
            changes.add(Change.filter("pitch" + by, 1, number("rubberband=pitch=%.4f", f)));
            changes.add(Change.filter("tempo" + by, f, number("atempo=%.4f", f)));
        }
        for (int percent : new int[] {-3, 3}) {
            double f = 1 + percent / 100.0;
            String by = String.format(Locale.ROOT, "%+d%%", percent);
            changes.add(Change.filter("rubberband-tempo" + by, f, number("rubberband=tempo=%.4f", f)));
        }
        return changes;
    }

    private static String number(String format, Object number) {
        return String.format(Locale.ROOT, format, number);
    }

    public static void main(String[] args) throws IOException {
        Path cache = Path.of(args[1]);
        int half = Integer.parseInt(args[2]);
        int count = Integer.parseInt(args[3]);
        List<String> prefixes = args.length > 4 ? Arrays.asList(args[4].split(",")) : List.of("");
        StudyAudio audio = new StudyAudio(System.getProperty("ffmpeg", "ffmpeg"), cache);
        List<StudyAudio.Excerpt> excerpts = StudyAudio.excerpts(Path.of(args[0]));
        List<Track> tracks = new ArrayList<>(audio.tracks(excerpts, half));
        List<Track> others = audio.tracks(excerpts, 1 - half);
        FingerprintIndex index = index(tracks, others);
        List<Piece> pieces = pieces(tracks, count);
        short[] joined = joined(pieces);
        for (Change change : changes()) {
            if (prefixes.stream().anyMatch(change.name()::startsWith)) {
                short[] changed = audio.change("half" + half + "-" + count, joined, change);
                if (change.name().startsWith("noise")) {
                    noise(changed, pieces.size());
                }
                row(
                        index,
                        pieces.subList(0, Math.min(pieces.size(), Integer.getInteger("used", count))),
                        change,
                        changed);
            }
        }
    }

    private static FingerprintIndex index(List<Track> tracks, List<Track> others) throws IOException {
        Map<String, Fingerprint> all = new TreeMap<>();
        List<Fingerprint> real = new ArrayList<>();
        long bytes = 0;
        double seconds = 0;
        for (List<Track> list : List.of(tracks, others)) {
            for (Track track : list) {
                Fingerprint print = StudyAudio.print(track.samples());
                real.add(print);
                bytes += print.toBytes().length;
                seconds += print.durationSeconds();
                all.put(track.name(), print);
            }
        }
        Distractors distractors = new Distractors(real, 1);
        while (all.size() < TRACKS) {
            all.put("distractor-" + all.size(), distractors.next(45));
        }
        Path folder = Files.createTempDirectory("recall");
        FingerprintIndex index = FingerprintIndex.open(folder).add(all);
        long size = 0;
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                size += Files.size(file);
                Files.delete(file);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d tracks, %d real; %.0f bytes a minute; index %.1f MB%n",
                index.size(),
                real.size(),
                bytes / seconds * 60,
                size / 1e6);
        return index;
    }

    private static List<Piece> pieces(List<Track> tracks, int count) {
        Random random = new Random(7);
        List<Track> long_ =
                tracks.stream().filter(t -> t.samples().length > PIECE).toList();
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Track track = long_.get(i % long_.size());
            pieces.add(new Piece(track, random.nextInt(track.samples().length - PIECE)));
        }
        return pieces;
    }

    private static short[] joined(List<Piece> pieces) {
        List<short[]> parts = new ArrayList<>();
        for (Piece piece : pieces) {
            parts.add(Arrays.copyOfRange(piece.track().samples(), piece.from(), piece.from() + PIECE));
            parts.add(new short[GAP]);
        }
        return StudyAudio.join(parts);
    }

    /** White noise 20 dB below the power of each piece. */
    private static void noise(short[] joined, int pieces) {
        Random random = new Random(3);
        for (int i = 0; i < pieces; i++) {
            int from = i * (PIECE + GAP);
            double deviation = Math.sqrt(StudyAudio.power(joined, from, from + PIECE) / 100);
            for (int k = from; k < from + PIECE; k++) {
                long x = Math.round(joined[k] + deviation * random.nextGaussian());
                joined[k] = (short) Math.max(-32768, Math.min(32767, x));
            }
        }
    }

    private static void row(FingerprintIndex index, List<Piece> pieces, Change change, short[] changed) {
        StringBuilder line = new StringBuilder(String.format("%-20s", change.name()));
        for (int seconds : SECONDS) {
            Random random = new Random(seconds);
            int found = 0;
            int first = 0;
            int wrong = 0;
            double share = 0;
            long time = 0;
            List<String> missed = new ArrayList<>();
            for (int i = 0; i < pieces.size(); i++) {
                double within = random.nextDouble() * (PIECE / change.speed() / StudyAudio.RATE - seconds - 0.2) + 0.1;
                int from = (int) (i * (PIECE + GAP) / change.speed() + within * StudyAudio.RATE);
                Fingerprint query =
                        StudyAudio.print(changed, from, Math.min(changed.length, from + seconds * StudyAudio.RATE));
                long start = StudyAudio.cpu();
                List<Match> matches = index.find(query);
                time += StudyAudio.cpu() - start;
                String id = pieces.get(i).track().name();
                var right = matches.stream().filter(m -> m.id().equals(id)).findFirst();
                found += right.isPresent() ? 1 : 0;
                share += right.map(Match::share).orElse(0.0);
                first += !matches.isEmpty() && matches.get(0).id().equals(id) ? 1 : 0;
                for (Match m : matches) {
                    if (!m.id().equals(id)) {
                        wrong++;
                        if (Boolean.getBoolean("verbose")) {
                            System.out.println("  wrong " + i + " " + id + " " + m);
                        }
                    }
                }
                if (right.isEmpty()) {
                    missed.add(i + ":" + query.peaks());
                }
            }
            int n = pieces.size();
            line.append(String.format(
                    Locale.ROOT,
                    " | %2d s: found %5.1f%% first %5.1f%% share %.2f others %d, %.1f ms",
                    seconds,
                    100.0 * found / n,
                    100.0 * first / n,
                    share / Math.max(1, found),
                    wrong,
                    time / 1e6 / n));
            if (Boolean.getBoolean("verbose")) {
                line.append(" missed " + missed);
            }
        }
        System.out.println(line);
    }
}
