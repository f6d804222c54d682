package org.tonemark.curation.console.site;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.console.http.Access;
import org.tonemark.curation.console.http.Cursor;
import org.tonemark.curation.console.http.Problem;
import org.tonemark.curation.console.http.Reply;
import org.tonemark.curation.console.http.Route;
import org.tonemark.curation.console.http.Visit;
import org.tonemark.curation.console.view.Media;
import org.tonemark.curation.console.view.QueuePage;
import org.tonemark.curation.console.view.QueuePage.Item;
import org.tonemark.curation.console.view.ReviewPage;
import org.tonemark.curation.console.view.ReviewPage.Appeal;
import org.tonemark.curation.console.view.ReviewPage.BallotForm;
import org.tonemark.curation.console.view.ReviewPage.Closed;
import org.tonemark.curation.console.view.ReviewPage.Match;
import org.tonemark.curation.console.view.TrainingPage;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Case;
import org.tonemark.curation.core.CaseKind;
import org.tonemark.curation.core.Curator.Standing;
import org.tonemark.curation.core.provenance.SignedRecord;
import org.tonemark.curation.store.CuratorRecord;
import org.tonemark.curation.store.JdbiDesk.Answered;
import org.tonemark.curation.store.JdbiDesk.Open;
import org.tonemark.curation.store.TrackStatus;
import org.tonemark.curation.store.TrackStatus.Round;
import org.tonemark.curation.store.TrackStatus.Stage;
import org.tonemark.verdict.Verdict;

/** The curator's queue, a case with its evidence, and the training round. */
public final class ReviewPages {
    private static final int PAGE = 30;

    private final Site site;

    public ReviewPages(Site site) {
        this.site = site;
    }

    public List<Route> routes() {
        return List.of(
                Route.page("/review", Access.CURATOR, "What a curator may judge", this::queue)
                        .withQuery("state", "genre", "reason", "cursor"),
                Route.page("/review/{cid}", Access.CURATOR, "A case, its evidence and the ballot", this::review),
                Route.page("/training", Access.CURATOR, "A newcomer's round", this::training));
    }

    private Reply queue(Visit visit) {
        List<Item> all = site.cases().queue(visit.address());
        QueuePage.Filter filter =
                new QueuePage.Filter(visit.query("state"), visit.query("genre"), visit.query("reason"));
        Cursor.Slice<Item> slice = Cursor.slice(
                all.stream().filter(item -> matches(filter, item)).toList(),
                visit.cursor(),
                PAGE,
                item -> item.cid() + "/" + item.round());
        TreeSet<String> genres = new TreeSet<>();
        TreeSet<String> reasons = new TreeSet<>();
        all.forEach(item -> {
            reasons.addAll(item.reasons());
            if (item.genre() != null) {
                genres.add(item.genre());
            }
        });
        return new Reply.Html(new QueuePage(
                filter, counts(all), List.copyOf(genres), List.copyOf(reasons), slice.items(), slice.next()));
    }

    private static QueuePage.Counts counts(List<Item> all) {
        return new QueuePage.Counts(
                all.stream().filter(i -> i.seated() && !i.answered()).count(),
                all.stream().filter(i -> !i.seated() && !i.answered()).count(),
                all.stream().filter(Item::answered).count());
    }

    private static boolean matches(QueuePage.Filter filter, Item item) {
        boolean state = switch (filter.state()) {
            case "seats" -> item.seated() && !item.answered();
            case "open" -> !item.seated() && !item.answered();
            case "answered" -> item.answered();
            default -> true;
        };
        return state
                && (filter.genre().isEmpty() || filter.genre().equals(item.genre()))
                && (filter.reason().isEmpty() || item.reasons().contains(filter.reason()));
    }

    private Reply review(Visit visit) {
        String cid = visit.cid();
        Address me = visit.address();
        Optional<Open> open = site.cases().of(cid);
        TrackStatus status = site.store().status().of(cid);
        List<Round> rounds = status.rounds();
        if (open.isEmpty() && rounds.isEmpty()) {
            return new Reply.Failed(Problem.notFound("there is no case on this track"));
        }
        Verdict verdict = site.store().desk().verdict(cid).orElse(null);
        return new Reply.Html(new ReviewPage(
                cid,
                open.map(o -> o.open().id().round())
                        .orElseGet(() -> rounds.get(rounds.size() - 1).caseId().round()),
                open.map(o -> o.open().claims())
                        .orElseGet(() -> rounds.get(rounds.size() - 1).claims()),
                verdict,
                media(cid, verdict),
                site.evidence().pictures(cid),
                site.store().desk().record(cid).map(SignedRecord::record).orElse(null),
                matches(verdict),
                open.map(o -> ballot(o.open(), me)).orElse(null),
                closed(status),
                next(
                        cid,
                        me,
                        open.filter(o -> o.open().kind() == CaseKind.TRAINING).isPresent())));
    }

    /** Nobody rates their own track. */
    private @Nullable BallotForm ballot(Case open, Address me) {
        if (open.uploader().equals(me)) {
            return null;
        }
        return new BallotForm(
                site.rule().chainId(),
                site.store().epochs().current(),
                site.store().ballots().nextSequence(open.id(), me),
                site.store().desk().ballot(open.id(), me).orElse(null),
                open.kind() == CaseKind.TRAINING,
                site.store().desk().seats(me).contains(open.id()),
                BallotForm.REASONS,
                BallotForm.FLAGS);
    }

    private List<Match> matches(@Nullable Verdict verdict) {
        return verdict == null
                ? List.of()
                : verdict.known().stream()
                        .map(known -> new Match(known, known.cid() == null ? null : media(known.cid())))
                        .toList();
    }

    /** {@code null} where the bytes are not in the content folder. */
    private @Nullable Media media(String cid) {
        Media media = media(cid, site.store().desk().verdict(cid).orElse(null));
        return media.audio() == null ? null : media;
    }

    private static @Nullable Closed closed(TrackStatus status) {
        Round last = null;
        for (Round round : status.rounds()) {
            last = !round.open() && !round.decisions().isEmpty() ? round : last;
        }
        return last == null ? null : new Closed(last, appeal(status, last));
    }

    private static Appeal appeal(TrackStatus status, Round closed) {
        if (status.rounds().stream().anyMatch(r -> r.open() && r.kind() == CaseKind.APPEAL)) {
            return Appeal.OPEN;
        }
        int round = closed.caseId().round();
        if (status.appeals().stream().anyMatch(a -> a.round() == round)) {
            return Appeal.WAITING;
        }
        if (closed.kind() == CaseKind.APPEAL) {
            return Appeal.DECIDED;
        }
        boolean lost = status.stage() == Stage.REJECTED || status.stage() == Stage.ABSTAINED;
        return lost ? Appeal.POSSIBLE : Appeal.NONE;
    }

    /** The next one of the training round, or of the queue. */
    private @Nullable String next(String cid, Address me, boolean training) {
        return (training ? site.cases().training(me) : site.cases().queue(me))
                .stream()
                        .filter(item -> !item.answered() && !item.cid().equals(cid))
                        .map(Item::cid)
                        .findFirst()
                        .orElse(null);
    }

    Media media(String cid, @Nullable Verdict verdict) {
        Verdict.Audio audio = verdict == null ? null : verdict.audio();
        Verdict.Origin origin = verdict == null ? null : verdict.origin();
        return new Media(
                site.content().find(cid).isPresent() ? "/audio/" + cid : null,
                site.evidence().hasPeaks(cid) ? "/evidence/" + cid + "/peaks.json" : null,
                audio == null ? 0 : audio.durationSeconds(),
                origin == null ? List.of() : origin.segments());
    }

    private boolean isActive(Address me) {
        CuratorRecord record = site.roles().curators().get(me);
        return record != null && record.curator().standing() == Standing.ACTIVE;
    }

    private Reply training(Visit visit) {
        List<Answered> answered = site.store().desk().training(visit.address());
        List<Answered> judged =
                answered.stream().filter(a -> !a.answer().equals("unsure")).toList();
        long right = judged.stream()
                .filter(a -> a.answer().equals(a.truth() ? "yes" : "no"))
                .count();
        return new Reply.Html(new TrainingPage(
                isActive(visit.address()),
                judged.size(),
                (int) right,
                site.rule().training().answers(),
                site.rule().training().pass() / (double) (1 << 20),
                site.cases().training(visit.address()),
                answered.stream()
                        .map(a -> new TrainingPage.Truth(a.id().cid(), a.claim().toString(), a.truth(), a.answer()))
                        .toList()));
    }
}
