package org.tonemark.curation.store.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tonemark.curation.core.Answer;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.recommend.Like;

/**
 * What curators like, from an epoch's export: a ballot that was not refused and says yes to quality. Of several ballots of a
 * curator on a track the last one speaks. The files are checked against the manifest; {@link Replay} checks the rest.
 */
public final class PublishedLikes {
    private PublishedLikes() {}

    /** @throws IllegalArgumentException naming file and line, when the export is not as its manifest says */
    public static List<Like> read(Path folder) throws IOException {
        try {
            ExportReader reader = ExportReader.open(folder);
            List<Ballot> ballots = reader.ballots();
            Set<Ballot> refused = new HashSet<>();
            reader.refused().forEach(r -> refused.add(r.ballot()));
            Optional<Difference> damaged = reader.firstDifference();
            if (damaged.isPresent()) {
                throw new DifferenceException(damaged.get());
            }
            return likes(ballots, refused);
        } catch (DifferenceException e) {
            throw new IllegalArgumentException(folder + ": " + e.difference());
        }
    }

    private static List<Like> likes(List<Ballot> ballots, Set<Ballot> refused) {
        record Key(String curator, String cid) {}
        Map<String, Ballot> last = new TreeMap<>();
        ballots.stream()
                .filter(ballot -> !refused.contains(ballot))
                .sorted(Ballot.ORDER)
                .forEach(ballot ->
                        last.put(new Key(ballot.curator().hex(), ballot.caseId().cid()).toString(), ballot));
        List<Like> likes = new ArrayList<>();
        for (Ballot ballot : last.values()) {
            if (ballot.on(Claim.QUALITY) == Answer.YES) {
                likes.add(new Like(
                        ballot.curator().hex(),
                        Objects.requireNonNull(ballot.caseId().cid()),
                        1,
                        ballot.epoch() + 1));
            }
        }
        return likes;
    }
}
