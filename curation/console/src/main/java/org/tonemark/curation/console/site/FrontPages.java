package org.tonemark.curation.console.site;

import java.util.List;
import org.tonemark.curation.console.http.Access;
import org.tonemark.curation.console.http.Problem;
import org.tonemark.curation.console.http.Reply;
import org.tonemark.curation.console.http.Route;
import org.tonemark.curation.console.http.Visit;
import org.tonemark.curation.console.view.HomePage;
import org.tonemark.curation.console.view.RulesPage;
import org.tonemark.curation.console.view.SignInPage;
import org.tonemark.curation.console.view.TrackCard;
import org.tonemark.curation.core.CaseKind;

/** The front page, the rules, the way in. */
public final class FrontPages {
    private static final int LATEST = 12;

    private final Site site;

    public FrontPages(Site site) {
        this.site = site;
    }

    public List<Route> routes() {
        return List.of(
                Route.page("/", Access.ANYBODY, "Front page", this::home),
                Route.page(
                        "/rules",
                        Access.ANYBODY,
                        "The rule in plain words",
                        v -> new Reply.Html(new RulesPage(site.rule()))),
                Route.page("/sign-in", Access.ANYBODY, "Sign in with a wallet", this::signIn));
    }

    private Reply home(Visit visit) {
        List<TrackCard> cards = site.promoted().all();
        long awaiting = site.cases().all().stream()
                .filter(c -> c.open().kind() != CaseKind.TRAINING)
                .count();
        return new Reply.Html(new HomePage(
                cards.size(),
                awaiting,
                site.store().epochs().current(),
                cards.subList(0, Math.min(LATEST, cards.size()))));
    }

    private Reply signIn(Visit visit) {
        String next = visit.query("next");
        if (!isOurs(next)) {
            return new Reply.Failed(Problem.invalid("INVALID_NEXT", "next is a path of the console"));
        }
        return new Reply.Html(new SignInPage(
                site.origin().uri().getAuthority(),
                site.origin().uri().toString(),
                site.rule().chainId(),
                next.isEmpty() ? "/" : next));
    }

    /** A path here; never another site, as {@code //host} and {@code /\host} would be. */
    static boolean isOurs(String next) {
        return next.isEmpty() || next.matches("/|/[A-Za-z0-9][A-Za-z0-9/_-]*");
    }
}
