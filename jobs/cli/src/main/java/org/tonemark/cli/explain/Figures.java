package org.tonemark.cli.explain;

import java.util.ArrayList;
import java.util.List;
import org.tonemark.cli.Printable;
import org.tonemark.features.origin.LineEvidence;
import org.tonemark.features.picture.KnownPicture;
import org.tonemark.features.picture.NullPicture;
import org.tonemark.features.picture.NullPicture.Family;
import org.tonemark.features.picture.PictureMeter;
import org.tonemark.features.picture.SpectrogramPicture;
import org.tonemark.features.picture.SpectrumPicture;
import org.tonemark.features.picture.TimelinePicture;
import org.tonemark.features.picture.TimelinePicture.Window;
import org.tonemark.features.picture.WaveformPicture;
import org.tonemark.verdict.Known;

/** Draws what an explanation holds; pictures of things that were not measured are left out. */
final class Figures {
    private Figures() {}

    static List<Figure> of(Explanation explanation) {
        List<Figure> figures = new ArrayList<>();
        if (explanation.seen() == null) {
            return figures;
        }
        double seconds = explanation.seen().measurement().audio().durationSeconds();
        List<Known> known = explanation.verdict().known();
        if (!known.isEmpty()) {
            String words = Sentences.known(known);
            List<KnownPicture.Stretch> stretches = known.stream()
                    .map(k -> new KnownPicture.Stretch(
                            Printable.of(k.name()),
                            k.startSeconds(),
                            k.endSeconds(),
                            k.knownStartSeconds(),
                            k.knownEndSeconds()))
                    .toList();
            figures.add(new Figure("known", "Heard before", words, KnownPicture.svg(stretches, seconds, words)));
        }
        List<Window> timeline = explanation.timeline();
        if (!timeline.isEmpty()) {
            String words = Sentences.timeline(timeline);
            String svg = TimelinePicture.svg(timeline, seconds, words);
            figures.add(new Figure("timeline", "Likelihood over time", words, svg));
        }
        List<Family> families = explanation.families();
        if (!families.isEmpty()) {
            String words = Sentences.families(families);
            String svg = NullPicture.svg(families, words);
            figures.add(new Figure("families", "Scores against known human-made music", words, svg));
        }
        List<LineEvidence> lines = explanation.lines();
        if (!lines.isEmpty()) {
            float[] spectrum = explanation.seen().measurement().meanSpectrumDb();
            String svg = new SpectrumPicture().svg(spectrum, lines);
            figures.add(new Figure("spectrum", "Mean spectrum and decoder lines", Sentences.spectrum(lines), svg));
        }
        drawn(explanation, figures);
        return figures;
    }

    private static void drawn(Explanation explanation, List<Figure> figures) {
        PictureMeter drawn =
                explanation.seen() == null ? null : explanation.seen().drawn();
        if (drawn == null) {
            return;
        }
        double end = explanation.seen().measurement().levels().bandwidthHz();
        String spectrogram = Sentences.spectrogram(end);
        figures.add(new Figure(
                "spectrogram", "Spectrogram", spectrogram, SpectrogramPicture.svg(drawn.spectrogram(), spectrogram)));
        String waveform = Sentences.waveform(drawn.outline());
        figures.add(new Figure("waveform", "Waveform", waveform, WaveformPicture.svg(drawn.outline(), waveform)));
    }
}
