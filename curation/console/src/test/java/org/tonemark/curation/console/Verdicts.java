package org.tonemark.curation.console;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tonemark.verdict.Known;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.Verdict;
import org.tonemark.verdict.Verdict.Evidence;
import org.tonemark.verdict.Verdict.Segment;

/** Verdicts with all their parts, tags in several scripts and with markup among them. */
final class Verdicts {
    static final String LONG =
            "A nine-minute suite in four movements that begins as a slow house groove with warm pads, "
                    + "drifts through detuned choirs and tape hiss, and ends in a very long fade; mastered for vinyl, "
                    + "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft edit.";
    private static final String[] GENRES = {"electronic", "hip-hop", "ambient", "rock", "folk", "jazz"};
    private static final String[] MOODS = {"calmness", "power", "joyful activation", "tension"};

    private Verdicts() {}

    /** @param i chooses genre, mood and length */
    static Verdict full(String cid, Outcome outcome, int i, List<String> reasons, boolean hour) {
        double seconds = hour ? 3600 : 131.4 + 17 * i;
        String genre = GENRES[i * i % GENRES.length];
        return new Verdict(
                cid + ".mp3",
                cid,
                outcome,
                reasons,
                outcome == Outcome.UNREADABLE ? null : origin(outcome, seconds, i),
                new Verdict.Genre(genre, .71, Map.of(genre, .71)),
                new Verdict.Mood(Map.of(MOODS[i % 4], .6, MOODS[(i + 1) % 4], .41, MOODS[(i + 2) % 4], .1)),
                new Verdict.Quality(.83, -13.2, 6.1, -.4, .0012, .01, 17_200, .2, List.of()),
                new Verdict.Audio(seconds, 48_000, 2, "mp3", 192),
                "origin-2026.11b",
                "policy-2026.11",
                "0.1.0",
                reasons.contains("VARIATION_OF")
                        ? many()
                        : reasons.contains("SHARED_PART") ? many().subList(0, 1) : List.of(),
                List.of("veto 3 abcd"));
    }

    private static Verdict.Origin origin(Outcome outcome, double seconds, int i) {
        double base = outcome == Outcome.REJECTED ? .04 : .62;
        List<Segment> segments = IntStream.range(0, 24)
                .mapToObj(k ->
                        new Segment(seconds * k / 24, seconds * (k + 1) / 24, k > 12 && k < 16 ? .12 : base + .015 * k))
                .toList();
        return new Verdict.Origin(
                base + .21,
                .021,
                outcome == Outcome.REJECTED ? null : "suno",
                List.of(
                        new Evidence("decoder-lines", "spacing 200 Hz", 21.4, .999),
                        new Evidence("partials", "unsteadiness 0.4 cents", 2.1, .93),
                        new Evidence("codec-lines", "none above the floor", .2, .41),
                        new Evidence("tags", "TITLE " + LONG, 0, null),
                        new Evidence("tags", "ARTIST <img src=x onerror=alert(1)>\"'", 0, null),
                        new Evidence("tags", "COMMENT שלום \u202e gnp.exe موسيقى 音楽 🎶", 0, null)),
                segments,
                .4,
                .9,
                .1,
                new Verdict.Calibration("12.5 s and more, 32 kHz and more, lossy", 812 + i, 640));
    }

    private static List<Known> many() {
        List<Known> earlier = IntStream.range(0, 7)
                .mapToObj(i -> new Known(
                        i < 2 ? Known.Kind.VARIATION : Known.Kind.PART,
                        FullWorld.cid("promoted " + i),
                        null,
                        null,
                        Outcome.ACCEPTED,
                        12 + 9 * i,
                        60 + 9 * i,
                        15.5,
                        63,
                        1.03,
                        1 + .01 * i,
                        40 - i))
                .toList();
        Known veto = new Known(
                Known.Kind.CATALOGUE, null, "veto", "<b>Sinfonie</b> Nr. 5, 1. Satz", null, 90, 120, 3, 33, 1, 1, 12);
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(veto), earlier.stream())
                .toList();
    }
}
