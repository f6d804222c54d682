package org.tonemark.nets.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.tonemark.features.origin.LineSpacing;
import org.tonemark.nets.dataset.Clip;

/** Every attack that {@code evaluate --attacks} tries; combs stand at random spacings of {@link LineSpacing#ALL}. */
public final class Attacks {
    /** Levels of combs relative to the programme, dB. */
    private static final List<Integer> LEVELS = List.of(-60, -50, -40, -30, -20);

    private static final double LOWEST_HZ = 100;

    private Attacks() {}

    /** The attacks, by kind. */
    public static List<Attack> all() {
        List<Attack> all = new ArrayList<>(List.of(
                plain("silence", (human, ai, random) -> Disturbances.silence(human, random)),
                plain("near-silence", (human, ai, random) -> human.times(quiet(human, random))),
                plain(
                        "mains hum",
                        (human, ai, random) ->
                                human.plus(Disturbances.hum(human, random), -50 + 30 * random.nextDouble())),
                plain(
                        "buzz",
                        (human, ai, random) -> human.plus(
                                Disturbances.buzz(human, spacing(random), random), -50 + 20 * random.nextDouble())),
                plain("zero-stuffed x2", (human, ai, random) -> Disturbances.zeroStuffed(human, 2, random)),
                plain("zero-stuffed x4", (human, ai, random) -> Disturbances.zeroStuffed(human, 4, random)),
                new Attack("tags of a generator", (human, ai, random) -> human, true)));
        for (int level : LEVELS) {
            combs(all, level);
        }
        for (int level : List.of(-20, -12)) {
            all.add(plain("AI layer " + level + " dB", (human, ai, random) -> Mixtures.layered(human, ai, level)));
        }
        all.add(plain("AI intro 5 s in one window", (human, ai, random) -> Mixtures.joined(human, ai, 5, 15)));
        all.add(plain("AI intro 15 s, human song", (human, ai, random) -> Mixtures.joined(human, ai, 15, 60)));
        for (int level : List.of(-30, -20)) {
            all.add(plain(
                    "comb band-shaped off speed " + level + " dB",
                    (human, ai, random) -> human.plus(Combs.bandShaped(moved(human, random), human), level)));
        }
        return List.copyOf(all);
    }

    /** Human and AI music at the same level: no forgery, but what layers look like. */
    public static Attack equalLayers() {
        return plain("equal layers", (human, ai, random) -> Mixtures.layered(human, ai, 0));
    }

    private static void combs(List<Attack> all, int level) {
        String at = " " + level + " dB";
        all.add(plain("comb constant" + at, (human, ai, random) -> human.plus(comb(human, random), level)));
        all.add(plain(
                "comb gated" + at, (human, ai, random) -> human.plus(Combs.gated(comb(human, random), human), level)));
        all.add(plain(
                "comb following" + at,
                (human, ai, random) -> human.plus(Combs.following(comb(human, random), human), level)));
        all.add(plain(
                "comb band-shaped" + at,
                (human, ai, random) -> human.plus(Combs.bandShaped(comb(human, random), human), level)));
        all.add(plain(
                "combs of one decoder" + at,
                (human, ai, random) -> human.plus(
                        Combs.following(Combs.tones(human, architecture(random), LOWEST_HZ, random), human), level)));
        all.add(plain(
                "comb above 3 kHz" + at,
                (human, ai, random) -> human.plus(Combs.tones(human, List.of(spacing(random)), 3_000, random), level)));
    }

    private static Attack plain(String name, Attack.Forgery forgery) {
        return new Attack(name, forgery, false);
    }

    private static double[] comb(Clip human, SplittableRandom random) {
        return Combs.tones(human, List.of(spacing(random)), LOWEST_HZ, random);
    }

    /** A comb as if its decoder were played 0.5 to 3.2 % too fast or too slow. */
    private static double[] moved(Clip human, SplittableRandom random) {
        double off = 0.005 + 0.027 * random.nextDouble();
        double ratio = random.nextBoolean() ? 1 + off : 1 - off;
        return Combs.tones(human, List.of(spacing(random) * ratio), LOWEST_HZ, random);
    }

    private static double spacing(SplittableRandom random) {
        return LineSpacing.ALL.get(random.nextInt(LineSpacing.ALL.size())).hertz();
    }

    /** All spacings of one family from some spacing up. */
    private static List<Double> architecture(SplittableRandom random) {
        LineSpacing finest = LineSpacing.ALL.get(random.nextInt(LineSpacing.ALL.size()));
        return LineSpacing.ALL.stream()
                .filter(s -> s.family() == finest.family() && s.hertz() >= finest.hertz())
                .map(LineSpacing::hertz)
                .toList();
    }

    /** The gain to an RMS of −85 to −55 dBFS. */
    private static double quiet(Clip human, SplittableRandom random) {
        return Math.pow(10, (-85 + 30 * random.nextDouble()) / 20) / Math.max(1e-9, human.rms());
    }
}
