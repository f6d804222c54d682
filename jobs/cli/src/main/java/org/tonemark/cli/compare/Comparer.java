package org.tonemark.cli.compare;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.tonemark.cli.UserException;
import org.tonemark.cli.compare.TrackChange.Judged;
import org.tonemark.nets.ModelBundle;
import org.tonemark.nets.OriginScores;
import org.tonemark.nets.TrackInput;
import org.tonemark.nets.dataset.Measured;
import org.tonemark.verdict.OutcomePolicy;
import org.tonemark.verdict.Verdict;
import org.tonemark.verdict.VerdictJson;

/** Judges tracks by two models, or reads how they were judged. */
final class Comparer {
    private Comparer() {}

    /** Two models on measured tracks, under the built-in policy. */
    static Comparison models(ModelBundle before, ModelBundle after, List<Measured> tracks) {
        List<TrackChange> changes = new ArrayList<>();
        for (Measured track : tracks) {
            changes.add(new TrackChange(
                    track.track().file(),
                    track.track().label().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    judge(before, track.clean()),
                    judge(after, track.clean())));
        }
        String policy = ", policy " + OutcomePolicy.DEFAULT.id();
        return Comparison.of(before.id() + policy, after.id() + policy, changes, 0, 0);
    }

    private static Judged judge(ModelBundle model, TrackInput track) {
        OriginScores scores = model.score(track).origin();
        Verdict.Origin origin = scores == null ? null : scores.toVerdict();
        OutcomePolicy.Decision decision =
                OutcomePolicy.DEFAULT.decide(origin, track.audio().durationSeconds());
        return new Judged(
                decision.outcome(),
                decision.reasons().stream().map(Enum::name).toList(),
                origin == null ? null : origin.aiLikelihood());
    }

    /** Two files of {@code verify --json} lines; tracks are matched by their CID. */
    static Comparison verdicts(Path before, Path after) throws IOException {
        Side old = Side.read(before);
        Side fresh = Side.read(after);
        List<TrackChange> changes = new ArrayList<>();
        old.tracks.forEach((cid, track) -> {
            Named other = fresh.tracks.get(cid);
            if (other != null) {
                changes.add(new TrackChange(track.name, "", track.judged, other.judged));
            }
        });
        return Comparison.of(
                old.model,
                fresh.model,
                changes,
                old.tracks.size() - changes.size(),
                fresh.tracks.size() - changes.size());
    }

    private record Named(String name, Judged judged) {}

    /** One file of verdicts; of several lines of one CID the last counts, and inputs without a CID none. */
    private static final class Side {
        private final Map<String, Named> tracks = new LinkedHashMap<>();
        private String model = "";

        static Side read(Path file) throws IOException {
            Side side = new Side();
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                int number = 0;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    number++;
                    if (!line.isBlank()) {
                        side.add(line, file, number);
                    }
                }
            }
            return side;
        }

        private void add(String line, Path file, int number) {
            try {
                Verdict verdict = VerdictJson.read(line);
                if (Stream.of(verdict.input(), verdict.reasons(), verdict.model())
                        .anyMatch(Objects::isNull)) {
                    throw new IllegalArgumentException("not a verdict: input, reasons or model is missing");
                }
                String judge = verdict.model() + ", policy " + verdict.policy();
                model = model.isEmpty() || model.equals(judge) ? judge : "several models or policies";
                if (verdict.cid() != null) {
                    Double likelihood = verdict.origin() == null
                            ? null
                            : (Double) verdict.origin().aiLikelihood();
                    Judged judged = new Judged(verdict.outcome(), verdict.reasons(), likelihood);
                    tracks.put(verdict.cid(), new Named(verdict.input(), judged));
                }
            } catch (IllegalArgumentException e) {
                throw UserException.usage(file + ", line " + number + ": " + e.getMessage());
            }
        }
    }
}
