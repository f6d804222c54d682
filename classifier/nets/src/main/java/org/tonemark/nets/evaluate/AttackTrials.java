package org.tonemark.nets.evaluate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.tonemark.nets.Progress;
import org.tonemark.nets.TrackInput;
import org.tonemark.nets.attack.Attack;
import org.tonemark.nets.attack.Attacks;
import org.tonemark.nets.dataset.Clip;
import org.tonemark.nets.dataset.Dataset;
import org.tonemark.nets.dataset.DatasetException;
import org.tonemark.nets.dataset.Label;
import org.tonemark.nets.dataset.Measured;
import org.tonemark.nets.dataset.Measurements;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.OutcomePolicy;
import org.tonemark.verdict.OutcomePolicy.Decision;
import org.tonemark.verdict.Reason;

/**
 * Tries every attack on human tracks of all sources in turn, with AI music of the same fold where one needs it, and
 * decides by the model that saw neither.
 */
final class AttackTrials {
    private static final double SECONDS = 15;

    private final Dataset dataset;
    private final List<Measured> tracks;
    private final FoldModels models;
    private final Measurements measurements;
    private final long seed;

    /** @param tracks of AI origin, those that the models' folds are of */
    AttackTrials(Dataset dataset, List<Measured> tracks, FoldModels models, Measurements measurements, long seed) {
        this.dataset = dataset;
        this.tracks = tracks;
        this.models = models;
        this.measurements = measurements;
        this.seed = seed;
    }

    private record Try(Attack attack, int human, int ai, long seed) {}

    /** @param tries of each attack */
    AttackReport run(int tries, Progress progress) {
        List<Attack> attacks = new ArrayList<>(Attacks.all());
        attacks.add(Attacks.equalLayers());
        List<Try> all = tries(attacks, tries);
        AtomicInteger done = new AtomicInteger();
        List<Result> results = all.parallelStream()
                .map(t -> {
                    Result result = decide(t);
                    progress.at("attacks", done.incrementAndGet(), all.size());
                    return result;
                })
                .toList();
        List<AttackReport.Row> rows = new ArrayList<>();
        for (int a = 0; a < attacks.size(); a++) {
            rows.add(row(attacks.get(a).name(), results.subList(a * tries, (a + 1) * tries)));
        }
        AttackReport.Row layers = rows.remove(rows.size() - 1);
        rows.add(row("human-codec tracks of the manifest", codecs()));
        return new AttackReport(rows, layers);
    }

    /** @param families whether the policy without its p-value accepts */
    private record Result(Decision decision, boolean families) {}

    private static AttackReport.Row row(String attack, List<Result> results) {
        return AttackReport.Row.of(
                attack, results.stream().map(Result::decision).toList(), (int)
                        results.stream().filter(Result::families).count());
    }

    private List<Try> tries(List<Attack> attacks, int tries) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Integer> humans = turns(random);
        List<Try> all = new ArrayList<>();
        int next = 0;
        for (Attack attack : attacks) {
            for (int i = 0; i < tries; i++) {
                int human = humans.get(next++ % humans.size());
                int[] ai = where(Label.AI, models.fold()[human]);
                int with = ai.length == 0 ? human : ai[random.nextInt(ai.length)];
                all.add(new Try(attack, human, with, random.nextLong()));
            }
        }
        return all;
    }

    /** Human tracks, the sources in turn. */
    private List<Integer> turns(SplittableRandom random) {
        Map<String, List<Integer>> sources = new TreeMap<>();
        for (int t = 0; t < tracks.size(); t++) {
            if (tracks.get(t).track().label() == Label.HUMAN) {
                sources.computeIfAbsent(tracks.get(t).track().source(), s -> new ArrayList<>())
                        .add(t);
            }
        }
        List<Integer> order = new ArrayList<>();
        while (!sources.isEmpty()) {
            for (List<Integer> source : sources.values()) {
                order.add(source.remove(random.nextInt(source.size())));
            }
            sources.values().removeIf(List::isEmpty);
        }
        return order;
    }

    private int[] where(Label label, int fold) {
        return IntStream.range(0, tracks.size())
                .filter(t -> tracks.get(t).track().label() == label && models.fold()[t] == fold)
                .toArray();
    }

    private Result decide(Try t) {
        try {
            byte[] file = t.attack.file(clip(t.human), clip(t.ai), new SplittableRandom(t.seed));
            return decide(t.human, measurements.measure(file));
        } catch (DatasetException e) {
            return new Result(new Decision(Outcome.UNREADABLE, List.of(Reason.NOT_AUDIO)), false);
        } catch (IOException e) {
            throw new DatasetException("cannot try " + t.attack.name() + " on "
                    + tracks.get(t.human).track().file() + ": " + e.getMessage());
        }
    }

    private Result decide(int track, TrackInput input) {
        ScoredInput scored = new ScoredInput(
                models.without(track).score(input), input.audio().durationSeconds());
        return new Result(
                scored.decide(OutcomePolicy.DEFAULT),
                scored.decide(OutcomePolicy.DEFAULT.withAlpha(1)).outcome() == Outcome.ACCEPTED);
    }

    private Clip clip(int track) throws IOException {
        Path path = dataset.path(tracks.get(track).track());
        byte[] bytes = Files.readAllBytes(path);
        return Clip.read(() -> new ByteArrayInputStream(bytes), SECONDS);
    }

    private List<Result> codecs() {
        return IntStream.range(0, tracks.size())
                .filter(t -> tracks.get(t).track().label() == Label.HUMAN_CODEC)
                .mapToObj(t -> decide(t, tracks.get(t).clean()))
                .toList();
    }
}
