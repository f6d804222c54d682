package org.tonemark.cli.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.tonemark.features.picture.NullPicture.Family;
import org.tonemark.features.picture.Outline;
import org.tonemark.features.picture.PictureMeter;
import org.tonemark.features.picture.ShownLines;
import org.tonemark.features.picture.Spectrogram;
import org.tonemark.features.picture.TimelinePicture.Window;
import org.tonemark.features.provenance.Mark;
import org.tonemark.features.provenance.Provenance;
import org.tonemark.features.provenance.SafeText;
import org.tonemark.features.provenance.TagField;
import org.tonemark.verdict.Rounding;

/** The numbers behind each picture, as part of {@code explanation-1}. */
final class PictureJson {
    private static final int LONGEST_FIELD = 200;
    /** What a full-scale sine reads in the mean spectrum. */
    private static final double FULL_SCALE_DB = 78.3;

    private static final double HZ_PER_BIN = 44_100.0 / 16_384;
    private static final int BINS_PER_POINT = 10;
    private static final double HIGHEST_HZ = 16_000;

    private PictureJson() {}

    static void add(ObjectNode pictures, Explanation explanation, List<Figure> figures) {
        for (Figure figure : figures) {
            pictures.putObject(figure.id()).put("sentence", figure.sentence());
        }
        if (pictures.get("timeline") instanceof ObjectNode node) {
            timeline(node.putArray("windows"), explanation.timeline());
        }
        if (pictures.get("families") instanceof ObjectNode node) {
            families(node.putArray("families"), explanation.families());
        }
        if (pictures.get("spectrum") instanceof ObjectNode node && explanation.seen() != null) {
            spectrum(node, explanation.seen().measurement().meanSpectrumDb());
            ArrayNode hertz = node.putArray("linesHz");
            Optional<ShownLines> shown = ShownLines.of(explanation.lines());
            shown.ifPresent(lines ->
                    DoubleStream.of(lines.hertz()).map(Rounding::round4).forEach(hertz::add));
            node.put("speed", shown.map(ShownLines::ratio).map(Rounding::round4).orElse(null));
        }
        PictureMeter drawn =
                explanation.seen() == null ? null : explanation.seen().drawn();
        if (drawn != null) {
            spectrogram((ObjectNode) pictures.get("spectrogram"), drawn.spectrogram());
            waveform((ObjectNode) pictures.get("waveform"), drawn.outline(), drawn.peaks());
        }
    }

    private static void timeline(ArrayNode array, List<Window> windows) {
        for (Window window : windows) {
            array.addObject()
                    .put("startSeconds", Rounding.round4(window.startSeconds()))
                    .put("endSeconds", Rounding.round4(window.endSeconds()))
                    .put("aiLikelihood", window.likelihood())
                    .put("disagrees", window.disagrees());
        }
    }

    private static void families(ArrayNode array, List<Family> families) {
        for (Family family : families) {
            ObjectNode node = array.addObject();
            node.put("family", family.family()).put("score", family.score());
            node.put("pValue", Rounding.round4(family.pValue())).put("humanTracks", family.human().length);
            node.put("low", Rounding.round4(family.low())).put("high", Rounding.round4(family.high()));
            ArrayNode counts = node.putArray("histogram");
            for (int count : family.histogram()) {
                counts.add(count);
            }
        }
    }

    private static void spectrum(ObjectNode node, float[] meanDb) {
        node.put("hzPerPoint", Rounding.round4(BINS_PER_POINT * HZ_PER_BIN));
        ArrayNode levels = node.putArray("levelsDbfs");
        int points = (int) Math.min(meanDb.length / BINS_PER_POINT, HIGHEST_HZ / (BINS_PER_POINT * HZ_PER_BIN));
        for (int i = 0; i < points; i++) {
            float highest = Float.NEGATIVE_INFINITY;
            for (int k = 0; k < BINS_PER_POINT; k++) {
                highest = Math.max(highest, meanDb[i * BINS_PER_POINT + k]);
            }
            levels.add(round(highest - FULL_SCALE_DB, 100));
        }
    }

    private static void spectrogram(ObjectNode node, Spectrogram s) {
        node.put("columns", s.columns()).put("rows", s.rows());
        node.put("secondsPerColumn", round(s.secondsPerColumn(), 1e6)).put("hzPerRow", s.hzPerRow());
        node.put("floorDbfs", s.floorDb()).put("ceilingDbfs", s.ceilingDb());
        node.put("levels", Base64.getEncoder().encodeToString(s.levels()));
    }

    private static void waveform(ObjectNode node, Outline outline, Outline peaks) {
        node.put("secondsPerColumn", round(peaks.secondsPerColumn(), 1e6));
        samples(node.putArray("low"), peaks.low());
        samples(node.putArray("high"), peaks.high());
        stretches(node.putArray("silent"), outline.silent(), outline);
        stretches(node.putArray("clipped"), outline.clipped(), outline);
    }

    private static void samples(ArrayNode array, float[] samples) {
        for (float sample : samples) {
            array.add(round(sample, 1e3));
        }
    }

    /** Start and end in seconds of each run of flags. */
    private static void stretches(ArrayNode array, boolean[] flags, Outline outline) {
        for (int from = 0; from < flags.length; from++) {
            int to = from;
            while (to < flags.length && flags[to]) {
                to++;
            }
            if (to > from) {
                double end = Math.min(outline.seconds(), to * outline.secondsPerColumn());
                array.addArray()
                        .add(round(from * outline.secondsPerColumn(), 1e3))
                        .add(round(end, 1e3));
                from = to;
            }
        }
    }

    static void provenance(ObjectNode node, Provenance provenance) {
        ArrayNode marks = node.putArray("marks");
        for (Mark mark : provenance.marks()) {
            marks.addObject()
                    .put("code", mark.code().name())
                    .put("text", mark.text())
                    .put("sentence", mark.code().sentence());
        }
        ArrayNode fields = node.putArray("fields");
        for (TagField field : provenance.fields()) {
            fields.addObject()
                    .put("place", field.place())
                    .put("key", SafeText.of(field.key(), LONGEST_FIELD))
                    .put("value", SafeText.of(field.value(), LONGEST_FIELD));
        }
    }

    private static double round(double value, double scale) {
        return Math.round(value * scale) / scale;
    }
}
