package org.tonemark.features.fingerprint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tonemark.features.fingerprint.StudyAudio.Excerpt;

/** Matches among all pairs of excerpts of a manifest, both ways. Arguments: MANIFEST CACHE. */
public final class FalseMatchStudy {
    private FalseMatchStudy() {}

    public static void main(String[] args) throws IOException {
        StudyAudio audio = new StudyAudio(System.getProperty("ffmpeg", "ffmpeg"), Path.of(args[1]));
        List<Excerpt> excerpts = StudyAudio.excerpts(Path.of(args[0]));
        List<Fingerprint> prints = new ArrayList<>();
        for (Excerpt excerpt : excerpts) {
            prints.add(StudyAudio.print(audio.samples(excerpt)));
        }
        int pairs = 0;
        for (int i = 0; i < prints.size(); i++) {
            for (int j = 0; j < prints.size(); j++) {
                if (i != j) {
                    pairs++;
                    for (Match m : FingerprintMatcher.compare(
                            prints.get(i), excerpts.get(j).name(), prints.get(j))) {
                        System.out.printf(
                                Locale.ROOT,
                                "%.1f\t%.2f\t%d\t%.1f\t%.4f\t%.4f\t%s\t%s\t%.1f\t%.1f%n",
                                m.score(),
                                m.share(),
                                m.alignedPeaks(),
                                m.query().seconds(),
                                m.timeRatio(),
                                m.pitchRatio(),
                                excerpts.get(i).name(),
                                m.id(),
                                m.query().startSeconds(),
                                m.reference().startSeconds());
                    }
                }
            }
        }
        System.err.println(pairs + " ordered pairs");
    }
}
