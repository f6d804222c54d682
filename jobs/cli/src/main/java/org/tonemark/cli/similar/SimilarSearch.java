package org.tonemark.cli.similar;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.UserException;
import org.tonemark.cli.Version;
import org.tonemark.cli.similar.SimilarTracks.Liked;
import org.tonemark.cli.similar.SimilarTracks.LikedTrack;
import org.tonemark.cli.similar.SimilarTracks.Sharing;
import org.tonemark.cli.similar.SimilarTracks.Sounding;
import org.tonemark.cli.verify.VerifySession;
import org.tonemark.curation.core.fixed.Fixed;
import org.tonemark.curation.core.recommend.Neighbour;
import org.tonemark.curation.core.recommend.Neighbourhood;
import org.tonemark.curation.core.recommend.Recommender;
import org.tonemark.features.fingerprint.Match;
import org.tonemark.known.LogIndex;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.Rounding;
import org.tonemark.verdictlog.ParquetVerdictLog;
import org.tonemark.verify.KeptFingerprint;

/** Searches one log: by sound, by shared recording, by what is liked. Brings the indexes beside the log up to it first. */
final class SimilarSearch implements AutoCloseable {
    private static final double HUNDREDTHS = 100;
    private static final double MILLIONTHS = 1e6;

    /** Neighbours by sound that speak for a track that few like. */
    private static final int SPEAKERS = 50;

    private final Path log;
    private final String model;
    private final ParquetVerdictLog measured;
    private final SoundIndex sound;

    /** @param log folder given to {@code verify --out} */
    SimilarSearch(Path log, String model) throws IOException {
        this.log = log;
        this.model = model;
        measured = new ParquetVerdictLog(log.resolve(VerifySession.MEASURED));
        try {
            sound = SoundIndex.open(log.resolve("similar"), model, new LogSource(measured, model));
        } catch (LockObtainFailedException e) {
            throw new UserException(
                    ExitCode.UNAVAILABLE, "another program writes to " + log.resolve("similar") + ": try again later");
        }
    }

    /** A track that the log holds, with what is kept of it. */
    Optional<Asked> logged(String input, String cid) throws IOException {
        KeptFingerprint[] fingerprint = {null};
        measured.fingerprints(
                cid::equals, (own, kept) -> fingerprint[0] = fingerprint[0] == null ? kept : fingerprint[0]);
        var embedding = sound.embedding(cid);
        return embedding.isEmpty() && fingerprint[0] == null
                ? Optional.empty()
                : Optional.of(new Asked(input, cid, embedding.orElse(null), fingerprint[0]));
    }

    /** @param most of each list */
    SimilarTracks of(Asked asked, int most) throws IOException {
        List<NearTrack> near = asked.embedding() == null
                ? List.of()
                : sound.find(asked.embedding(), asked.cid(), Math.max(most, SPEAKERS));
        List<Match> matches = matches(asked);
        Map<String, Outcome> outcomes = outcomes(near, matches);
        return new SimilarTracks(
                SimilarTracks.SCHEMA,
                asked.input(),
                asked.cid(),
                model,
                sound.size(),
                near.stream()
                        .limit(most)
                        .map(t -> new Sounding(t.cid(), t.input(), word(outcomes.get(t.cid())), t.cosine()))
                        .toList(),
                matches.stream()
                        .limit(most)
                        .map(m -> sharing(m, outcomes.get(m.id())))
                        .toList(),
                liked(asked.cid(), near, most));
    }

    /** Writes what sounds like each track of the log. @return how many tracks */
    int writeAll() throws IOException {
        try (SoundFile file = new SoundFile(log, model, sound.size())) {
            for (String cid : sound.cids()) {
                file.add(cid, sound.find(sound.embedding(cid).orElseThrow(), cid, SoundFile.NEAREST));
            }
            file.finish();
        }
        return sound.size();
    }

    private List<Match> matches(Asked asked) throws IOException {
        if (asked.fingerprint() == null || asked.fingerprint().read().isEmpty()) {
            return List.of();
        }
        LogIndex index = new LogIndex(log.resolve("known").resolve(Version.TONEMARK));
        index.bringUp(measured);
        return index.find(asked.fingerprint().read().get()).stream()
                .filter(match -> !match.id().equals(asked.cid()))
                .sorted(Comparator.comparingDouble((Match m) -> -m.query().seconds())
                        .thenComparing(Match::id)
                        .thenComparingDouble(m -> m.query().startSeconds()))
                .toList();
    }

    /** Of the newest verdicts on those found. */
    private Map<String, Outcome> outcomes(List<NearTrack> near, List<Match> matches) throws IOException {
        Set<String> found = new HashSet<>();
        near.forEach(track -> found.add(track.cid()));
        matches.forEach(match -> found.add(match.id()));
        Map<String, Outcome> outcomes = new HashMap<>();
        new ParquetVerdictLog(log.resolve("verdicts")).outcomes((cid, outcome) -> {
            if (found.contains(cid)) {
                outcomes.putIfAbsent(cid, outcome);
            }
        });
        return outcomes;
    }

    private @Nullable Liked liked(String cid, List<NearTrack> near, int most) throws IOException {
        if (!LikedFile.isIn(log)) {
            return null;
        }
        Set<String> items = new HashSet<>(Set.of(cid));
        near.forEach(track -> items.add(track.cid()));
        Map<String, Neighbourhood> known = LikedFile.find(log, items);
        Neighbourhood own = known.getOrDefault(cid, new Neighbourhood(cid, 0, List.of()));
        if (own.people() >= Recommender.COLD_BELOW) {
            return new Liked("ratings", own.people(), tracks(own.nearest(), most));
        }
        List<Neighbour> speakers = near.stream()
                .map(t -> new Neighbour(t.cid(), Fixed.of(Math.max(0, t.cosine())), 0))
                .toList();
        return new Liked("sound", own.people(), tracks(new Recommender(known).bySound(cid, speakers, most), most));
    }

    private static List<LikedTrack> tracks(List<Neighbour> nearest, int most) {
        return nearest.stream()
                .limit(most)
                .map(n -> new LikedTrack(
                        n.item(), Math.round(Fixed.toDouble(n.score()) * MILLIONTHS) / MILLIONTHS, n.people()))
                .toList();
    }

    private static Sharing sharing(Match match, @Nullable Outcome outcome) {
        return new Sharing(
                match.id(),
                word(outcome),
                hundredths(match.query().startSeconds()),
                hundredths(match.query().endSeconds()),
                hundredths(match.reference().startSeconds()),
                hundredths(match.reference().endSeconds()),
                Rounding.round4(1 / match.timeRatio()),
                Rounding.round4(match.pitchRatio()));
    }

    private static @Nullable String word(@Nullable Outcome outcome) {
        return outcome == null ? null : outcome.json();
    }

    private static double hundredths(double seconds) {
        return Math.round(Math.max(0, seconds) * HUNDREDTHS) / HUNDREDTHS;
    }

    @Override
    public void close() throws IOException {
        sound.close();
    }
}
