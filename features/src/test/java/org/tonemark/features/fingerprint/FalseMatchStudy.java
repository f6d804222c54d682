package org.tonemark.features.fingerprint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.tonemark.features.fingerprint.StudyAudio.Excerpt;

/** Matches of every excerpt of a manifest in an index of all of them, and of loops of one drum. Arguments: MANIFEST CACHE. */
public final class FalseMatchStudy {
    private static final int LOOPS = 60;

    private FalseMatchStudy() {}

    public static void main(String[] args) throws IOException {
        StudyAudio audio = new StudyAudio(System.getProperty("ffmpeg", "ffmpeg"), Path.of(args[1]));
        List<Excerpt> excerpts = StudyAudio.excerpts(Path.of(args[0]));
        List<Fingerprint> prints = new ArrayList<>();
        for (Excerpt excerpt : excerpts) {
            prints.add(StudyAudio.print(audio.samples(excerpt)));
        }
        Map<String, Fingerprint> all = new TreeMap<>();
        for (int i = 0; i < prints.size(); i++) {
            all.put(excerpts.get(i).name(), prints.get(i));
        }
        FingerprintIndex index =
                FingerprintIndex.open(Files.createTempDirectory("pairs")).add(all);
        for (int i = 0; i < prints.size(); i++) {
            String name = excerpts.get(i).name();
            for (Match m : index.find(prints.get(i))) {
                if (!m.id().equals(name)) {
                    System.out.printf(
                            Locale.ROOT,
                            "%.1f\t%.2f\t%d\t%.1f\t%.4f\t%.4f\t%s\t%s\t%.1f\t%.1f%n",
                            m.score(),
                            m.share(),
                            m.alignedPeaks(),
                            m.query().seconds(),
                            m.timeRatio(),
                            m.pitchRatio(),
                            name,
                            m.id(),
                            m.query().startSeconds(),
                            m.reference().startSeconds());
                }
            }
        }
        loops();
    }

    /** Loops of one drum: 60 patterns at tempos of their own. */
    private static void loops() {
        List<Fingerprint> loops = new ArrayList<>();
        for (int seed = 0; seed < LOOPS; seed++) {
            loops.add(Tunes.print(Tunes.drumLoop(seed, 15)));
        }
        int pairs = 0;
        int matched = 0;
        for (int i = 0; i < LOOPS; i++) {
            for (int j = 0; j < i; j++) {
                pairs++;
                matched += FingerprintMatcher.compare(loops.get(i), "loop", loops.get(j))
                                .isEmpty()
                        ? 0
                        : 1;
            }
        }
        System.out.println("loops of one drum: " + matched + " of " + pairs + " pairs match");
    }
}
