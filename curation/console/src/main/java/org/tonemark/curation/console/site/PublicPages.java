package org.tonemark.curation.console.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.console.http.Access;
import org.tonemark.curation.console.http.Cursor;
import org.tonemark.curation.console.http.Limit;
import org.tonemark.curation.console.http.Problem;
import org.tonemark.curation.console.http.ProblemException;
import org.tonemark.curation.console.http.Reply;
import org.tonemark.curation.console.http.Route;
import org.tonemark.curation.console.http.Visit;
import org.tonemark.curation.console.view.CuratorPage;
import org.tonemark.curation.console.view.CuratorsPage;
import org.tonemark.curation.console.view.EpochPage;
import org.tonemark.curation.console.view.EpochsPage;
import org.tonemark.curation.console.view.PromotedPage;
import org.tonemark.curation.console.view.PromotedPage.Count;
import org.tonemark.curation.console.view.TrackCard;
import org.tonemark.curation.console.view.TrackPage;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.Decision;
import org.tonemark.curation.core.Status;
import org.tonemark.curation.core.provenance.SignedRecord;
import org.tonemark.curation.store.CuratorRecord;
import org.tonemark.curation.store.EpochSummary;
import org.tonemark.curation.store.JdbiPublicRecord.Placed;
import org.tonemark.verdict.Verdict;

/** What anybody may read: promoted tracks, curators' records, closed epochs. */
public final class PublicPages {
    private static final int PAGE = 40;
    private static final int MOST_SIMILAR = 6;

    private final Site site;
    private final ReviewPages reviews;

    public PublicPages(Site site, ReviewPages reviews) {
        this.site = site;
        this.reviews = reviews;
    }

    public List<Route> routes() {
        return List.of(
                Route.page("/tracks", Access.ANYBODY, "Promoted tracks", this::promoted)
                        .withQuery("genre", "mood", "cursor"),
                Route.page("/tracks/{cid}", Access.ANYBODY, "A promoted track", this::track),
                Route.page("/curators", Access.ANYBODY, "Curators", this::curators)
                        .withQuery("cursor"),
                Route.page("/curators/{address}", Access.ANYBODY, "A curator's record", this::curator)
                        .withQuery("cursor"),
                Route.page("/epochs", Access.ANYBODY, "Closed epochs", this::epochs)
                        .withQuery("cursor"),
                Route.page("/epochs/{number}", Access.ANYBODY, "A closed epoch", this::epoch)
                        .withQuery("cursor"),
                Route.file("/epochs/{number}/export", Access.ANYBODY, "An epoch's export, for replay", this::export)
                        .withLimit(Limit.EXPORT));
    }

    private Reply promoted(Visit visit) {
        String genre = visit.query("genre");
        String mood = visit.query("mood");
        List<TrackCard> all = site.promoted().all();
        List<TrackCard> chosen = site.promoted().of(genre, mood);
        Cursor.Slice<TrackCard> slice = Cursor.slice(chosen, visit.cursor(), PAGE, TrackCard::cid);
        List<String> genres = new ArrayList<>();
        List<String> moods = new ArrayList<>();
        all.forEach(card -> {
            if (card.genre() != null) {
                genres.add(card.genre());
            }
            moods.addAll(card.moods());
        });
        return new Reply.Html(new PromotedPage(
                genre, mood, chosen.size(), counts(genres), counts(moods), slice.items(), slice.next()));
    }

    private static List<Count> counts(Collection<String> labels) {
        Map<String, Long> counts = new HashMap<>();
        labels.forEach(label -> counts.merge(label, 1L, Long::sum));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(e -> new Count(e.getKey(), e.getValue()))
                .toList();
    }

    private Reply track(Visit visit) {
        String cid = visit.cid();
        Optional<TrackCard> card = site.promoted().of(cid);
        if (card.isEmpty()) {
            return new Reply.SeeOther("/t/" + cid);
        }
        Verdict verdict = site.store().desk().verdict(cid).orElse(null);
        return new Reply.Html(new TrackPage(
                card.get(),
                verdict,
                reviews.media(cid, verdict),
                site.store().desk().record(cid).map(SignedRecord::record).orElse(null),
                promotion(cid, card.get().promotedEpoch()),
                promoted(site.similar().bySound(cid), cid),
                promoted(site.similar().liked(cid), cid)));
    }

    /** Those that stand promoted. */
    private List<TrackCard> promoted(List<String> nearest, String own) {
        return nearest.stream()
                .filter(cid -> !cid.equals(own))
                .flatMap(cid -> site.promoted().of(cid).stream())
                .limit(MOST_SIMILAR)
                .toList();
    }

    private @Nullable Decision promotion(String cid, long epoch) {
        return site.store().status().of(cid).rounds().stream()
                .flatMap(round -> round.decisions().stream())
                .filter(d -> d.epoch() == epoch && d.status() == Status.PROMOTED)
                .findFirst()
                .orElse(null);
    }

    private Reply curators(Visit visit) {
        List<CuratorRecord> all = List.copyOf(site.roles().curators().values());
        Cursor.Slice<CuratorRecord> slice = Cursor.slice(
                all, visit.cursor(), PAGE, c -> c.curator().address().hex());
        return new Reply.Html(
                new CuratorsPage(slice.items().stream().map(this::row).toList(), slice.next()));
    }

    private CuratorsPage.Row row(CuratorRecord record) {
        Address address = record.curator().address();
        return new CuratorsPage.Row(
                record.curator(),
                record.alias(),
                site.store().publicRecord().ballots(address),
                site.store().publicRecord().reputations(address));
    }

    private Reply curator(Visit visit) {
        Address address = address(visit.part("address"));
        CuratorRecord record = site.roles().curators().get(address);
        if (record == null) {
            return new Reply.Failed(Problem.notFound("there is no curator " + address));
        }
        String key = Cursor.key(visit.cursor());
        List<Placed> placed = site.store().publicRecord().ballots(address, key == null ? null : place(key), PAGE + 1);
        Cursor.Slice<Placed> slice = Cursor.first(placed, PAGE, p -> Long.toString(p.place()));
        return new Reply.Html(new CuratorPage(
                row(record), slice.items().stream().map(Placed::ballot).toList(), slice.next()));
    }

    private static Address address(String text) {
        try {
            return Address.parse(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("INVALID_ADDRESS", "write 0x and 40 hexadecimal digits");
        }
    }

    private static long place(String key) {
        if (!key.matches("[0-9]{1,18}")) {
            throw ProblemException.invalid("INVALID_CURSOR", "take the cursor from the answer before, as it is");
        }
        return Long.parseLong(key);
    }

    private Reply epochs(Visit visit) {
        String key = Cursor.key(visit.cursor());
        long last = key == null ? site.store().epochs().current() - 1 : place(key) - 1;
        List<EpochsPage.Row> rows = LongStream.iterate(last, n -> n >= 0 && n > last - PAGE, n -> n - 1)
                .mapToObj(site.epochs()::of)
                .flatMap(Optional::stream)
                .map(PublicPages::row)
                .toList();
        boolean more = last - PAGE >= 0;
        return new Reply.Html(new EpochsPage(rows, more ? Cursor.of(Long.toString(last - PAGE + 1)) : null));
    }

    private static EpochsPage.Row row(EpochSummary e) {
        return new EpochsPage.Row(e.number(), e.closedAtMillis(), e.root(), e.promoted(), e.rejected(), e.abstained());
    }

    private Reply epoch(Visit visit) {
        long number = visit.number("number");
        Optional<EpochSummary> found = site.epochs().of(number);
        if (found.isEmpty()) {
            return new Reply.Failed(Problem.notFound("epoch " + number + " is not closed"));
        }
        String key = Cursor.key(visit.cursor());
        Decision after = key == null ? null : after(number, key);
        Cursor.Slice<Decision> slice = Cursor.first(
                site.store().publicRecord().decisions(number, after, PAGE + 1),
                PAGE,
                d -> d.caseId().toString());
        EpochSummary e = found.get();
        return new Reply.Html(new EpochPage(
                row(e),
                e.beacon(),
                e.beaconSource(),
                e.previousRoot(),
                e.ballots(),
                e.waiting(),
                site.epochs().hasArchive(e) ? "/epochs/" + number + "/export" : null,
                slice.items(),
                slice.next()));
    }

    private Reply export(Visit visit) {
        long number = visit.number("number");
        return site.epochs()
                .of(number)
                .<Reply>map(e ->
                        new Reply.FileRange("application/zip", site.epochs().archive(e), "epoch-" + number + ".zip"))
                .orElseGet(() -> new Reply.Failed(Problem.notFound("epoch " + number + " is not closed")));
    }

    /** @param key {@code CID/round} */
    private Decision after(long epoch, String key) {
        int slash = key.lastIndexOf('/');
        Optional<Decision> last = slash > 0 && key.substring(slash + 1).matches("[0-9]{1,9}")
                ? site.store()
                        .publicRecord()
                        .decision(
                                epoch, new CaseId(key.substring(0, slash), Integer.parseInt(key.substring(slash + 1))))
                : Optional.empty();
        return last.orElseThrow(
                () -> ProblemException.invalid("INVALID_CURSOR", "take the cursor from the answer before, as it is"));
    }
}
