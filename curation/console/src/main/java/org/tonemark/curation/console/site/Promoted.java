package org.tonemark.curation.console.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.console.view.TrackCard;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.Status;
import org.tonemark.curation.store.CurationStore;
import org.tonemark.curation.store.JdbiCatalogue.Decided;
import org.tonemark.verdict.Verdict;

/**
 * Tracks that stand promoted, the newest first. Only the close of an epoch and an upheld dispute change the list, so it is
 * kept in memory and continued from the last epoch read: some 300 bytes a track.
 */
public final class Promoted {
    /** A mood that so many listeners would feel is shown. */
    private static final double FELT = 0.3;

    private static final int MOODS = 3;
    private static final Comparator<TrackCard> NEWEST =
            Comparator.comparingLong(TrackCard::promotedEpoch).reversed().thenComparing(TrackCard::cid);

    private final CurationStore store;
    private final Map<String, Standing> standing = new HashMap<>();
    private volatile Shown shown = new Shown(-1, Set.of(), List.of(), Map.of());

    /** @param card {@code null} where the last word is not promotion */
    private record Standing(CaseId id, long epoch, @Nullable TrackCard card) {}

    private record Shown(long epoch, Set<String> revoked, List<TrackCard> cards, Map<String, TrackCard> byCid) {}

    public Promoted(CurationStore store) {
        this.store = store;
    }

    public List<TrackCard> all() {
        return shown().cards();
    }

    /** @param genre chosen, or empty for all @param mood as well */
    public List<TrackCard> of(String genre, String mood) {
        return all().stream()
                .filter(c -> genre.isEmpty() || genre.equals(c.genre()))
                .filter(c -> mood.isEmpty() || c.moods().contains(mood))
                .toList();
    }

    public Optional<TrackCard> of(String cid) {
        return Optional.ofNullable(shown().byCid().get(cid));
    }

    private Shown shown() {
        long closed = store.epochs().current() - 1;
        Set<String> revoked = store.catalogue().revoked();
        Shown now = shown;
        return now.epoch() == closed && now.revoked().equals(revoked) ? now : read(closed, revoked);
    }

    private synchronized Shown read(long closed, Set<String> revoked) {
        if (shown.epoch() != closed) {
            store.catalogue().decidedAfter(shown.epoch()).forEach(this::take);
        }
        List<TrackCard> cards = new ArrayList<>();
        Map<String, TrackCard> byCid = new HashMap<>();
        for (Standing last : standing.values()) {
            if (last.card() != null && !revoked.contains(last.card().cid())) {
                cards.add(last.card());
                byCid.put(last.card().cid(), last.card());
            }
        }
        cards.sort(NEWEST);
        shown = new Shown(closed, revoked, List.copyOf(cards), byCid);
        return shown;
    }

    /** A later round has the last word. */
    private void take(Decided decided) {
        Standing before = standing.get(decided.id().cid());
        if (before == null || before.id().round() <= decided.id().round()) {
            TrackCard card = decided.status() == Status.PROMOTED ? card(decided) : null;
            standing.put(decided.id().cid(), new Standing(decided.id(), decided.epoch(), card));
        }
    }

    private static TrackCard card(Decided decided) {
        Verdict verdict = decided.verdict();
        Verdict.Genre genre = verdict == null ? null : verdict.genre();
        Verdict.Audio audio = verdict == null ? null : verdict.audio();
        return new TrackCard(
                decided.id().cid(),
                genre == null || genre.label().equals("unknown") ? null : genre.label(),
                moods(verdict == null ? null : verdict.mood()),
                audio == null ? 0 : audio.durationSeconds(),
                decided.epoch());
    }

    private static List<String> moods(Verdict.@Nullable Mood mood) {
        return mood == null
                ? List.of()
                : mood.scores().entrySet().stream()
                        .filter(e -> e.getValue() >= FELT)
                        .sorted(Map.Entry.<String, Double>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                        .limit(MOODS)
                        .map(Map.Entry::getKey)
                        .toList();
    }
}
