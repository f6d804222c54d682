package org.tonemark.curation.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tonemark.curation.console.view.Page;
import org.tonemark.curation.console.view.Shell;

class PagesTest {
    private static final Pages PAGES = new Pages();

    static Stream<String> names() {
        return Samples.all().keySet().stream();
    }

    private static Document document(String name, Shell shell) {
        return Jsoup.parse(PAGES.render(shell, Samples.all().get(name)));
    }

    @Test
    void shouldHaveASampleOfEveryPage() {
        Set<String> sampled = Samples.all().values().stream()
                .map(page -> page.getClass().getSimpleName())
                .collect(Collectors.toSet());
        assertThat(Page.class.getPermittedSubclasses())
                .allSatisfy(page -> assertThat(sampled).contains(page.getSimpleName()));
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldKeepHostileTextsAsText(String name) {
        Document page = document(name, Samples.everybody());
        assertThat(page.select("script:not([src]), img[src=x], b, [style]")).isEmpty();
        assertThat(page.getAllElements().stream()
                        .flatMap(element -> element.attributes().asList().stream())
                        .map(Attribute::getKey))
                .noneMatch(key -> key.startsWith("on"));
        assertThat(page.select("script[src]").eachAttr("src")).allMatch(src -> src.startsWith("/assets/"));
        assertThat(page.select("a[href], form[action]").stream()
                        .map(element -> element.hasAttr("href") ? element.attr("href") : element.attr("action")))
                .allMatch(address -> address.startsWith("/") || address.startsWith("#"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldHaveOneHeadingATitleAndLabels(String name) {
        Document page = document(name, Samples.shell());
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("h1").text()).isNotBlank();
        assertThat(page.title()).endsWith(" · Tonemark").hasSizeGreaterThan(" · Tonemark".length());
        List<String> ids = page.select("[id]").eachAttr("id");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(page.select("label[for]").eachAttr("for")).allMatch(ids::contains);
        assertThat(page.select("[aria-describedby]").eachAttr("aria-describedby"))
                .allSatisfy(value -> assertThat(ids).containsAll(Arrays.asList(value.split(" "))));
        assertThat(page.select("form[method=post]"))
                .allSatisfy(form -> assertThat(form.select("input[name=csrf]").attr("value"))
                        .isEqualTo("token"));
    }

    @Test
    void shouldShowWorkToThoseWhoMayDoIt() {
        assertThat(document("HomePage", Samples.shell()).select("nav a").eachAttr("href"))
                .doesNotContain("/review", "/operators");
        assertThat(document("HomePage", Samples.everybody()).select("nav a").eachAttr("href"))
                .contains("/review", "/operators");
    }

    @Test
    void shouldTellTheWholeStoryInOrder() {
        Document page = document("StatusPage-promoted", Samples.shell());
        assertThat(page.select(".line > li h3").eachText())
                .containsExactly(
                        "Submitted",
                        "Measured: AI origin shown",
                        "Not settled yet",
                        "Promoted",
                        "A curator’s words",
                        "Disputed",
                        "Dispute dismissed",
                        "Attested");
    }

    @Test
    void shouldSayWhatIsAwaited() {
        assertThat(document("StatusPage-panel", Samples.shell())
                        .select(".line > .now, .line > .next")
                        .eachText())
                .hasSize(2)
                .first()
                .asString()
                .contains("12 curators", "epoch 12");
        assertThat(document("StatusPage-down", Samples.shell())
                        .select(".line > .now h3")
                        .eachText())
                .containsExactly("The appeal waits for a panel");
    }

    @Test
    void shouldFillTheBallotWithTheOneThatIsIn() {
        Element form = document("ReviewPage", Samples.everybody()).selectFirst("form[data-ballot]");
        assertThat(form).isNotNull();
        assertThat(form.select("input[type=radio][checked]").eachAttr("value")).containsExactly("yes", "no");
        assertThat(form.attr("data-sequence")).isEqualTo("1");
        assertThat(form.select("textarea[name=note]").text())
                .startsWith("Heard twice.")
                .contains("</textarea>");
        assertThat(form.select("[data-undo][hidden]")).isEmpty();
    }

    @Test
    void shouldPutMatchesSideBySideWhereBothCanBePlayed() {
        Document page = document("ReviewPage", Samples.everybody());
        assertThat(page.select("[data-match]")).hasSize(2);
        assertThat(page.select("[data-match]").first().select("audio").eachAttr("src"))
                .containsExactly(
                        "/audio/" + Samples.CID + "#t=12.00,60.00", "/audio/" + Samples.cid(3) + "#t=15.50,63.00");
        assertThat(page.select("[data-match]").last().select("audio")).isEmpty();
        assertThat(page.select("[data-match]").last().text()).contains("1:30–2:00", "0:03–0:33");
    }

    @Test
    void shouldOfferNoBallotAfterTheClose() {
        Document page = document("ReviewPage-closed", Samples.everybody());
        assertThat(page.select("form[data-ballot]")).isEmpty();
        assertThat(page.text())
                .contains("At least 4 of the 12 seats", "Clear: 4 of 12 seats", "has not appealed so far, and may");
        assertThat(page.select("aside blockquote").text())
                .startsWith("Lines every 200 Hz.")
                .contains("<script>");
        assertThat(page.select("aside blockquote").first().childrenSize()).isZero();
    }
}
