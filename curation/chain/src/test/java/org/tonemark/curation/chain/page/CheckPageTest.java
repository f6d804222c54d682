package org.tonemark.curation.chain.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.sun.net.httpserver.HttpServer;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.curation.chain.Samples;
import org.tonemark.curation.chain.batch.Batch;
import org.tonemark.curation.chain.eas.Deployment;
import org.tonemark.curation.chain.eas.EasDomain;
import org.tonemark.curation.chain.eas.Eip55;
import org.tonemark.curation.chain.receipt.CheckReport;
import org.tonemark.curation.chain.receipt.Finding.Result;
import org.tonemark.curation.chain.receipt.OfflineCheck;
import org.tonemark.curation.chain.receipt.Receipt;
import org.tonemark.curation.chain.receipt.ReceiptJson;
import org.tonemark.curation.chain.receipt.Trust;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.ballot.Secp256k1;
import org.tonemark.curation.core.outbox.Landing;

/** The check page in a real browser, held to what {@link OfflineCheck} says of the same bytes. */
@EnabledIf(value = "installed", disabledReason = "/usr/bin/chromium is missing; ./test installs it where it can")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class CheckPageTest {
    private static final Path SOURCES = Path.of(System.getProperty("tonemark.root"), "curation/chain/src/main/page");
    private static final Path PAGE = SOURCES.resolve("../resources/org/tonemark/curation/chain/receipt/check.html");
    private static final EasDomain DOMAIN = Deployment.of(8453).orElseThrow().domain();
    private static final Address ATTESTOR = Secp256k1.address(Samples.KEY);
    private static final Trust TRUST = new Trust(Set.of(ATTESTOR), DOMAIN);
    private static final Batch BATCH = Batch.of(Samples.signed(11, DOMAIN, Samples.KEY));
    private static final Landing LANDING =
            new Landing(Samples.hash("transaction"), 1234, Samples.hash("block"), Samples.hash("attestation"));
    private static final Receipt GOOD = Samples.receipt(BATCH, ATTESTOR, LANDING);
    private static final String TEXT = ReceiptJson.write(GOOD);
    /** Pastes text after text, as fast as the page checks them; gives the findings of each. */
    private static final String PASTE_ALL = """
            async texts => {
              const shown = []
              const result = document.getElementById('result')
              for (const text of texts) {
                document.getElementById('pasted').value = text
                document.getElementById('form').requestSubmit()
                do { await new Promise(r => setTimeout(r)) } while (result.hidden)
                shown.push([...result.querySelector('ul').children].map(li => li.innerText))
              }
              return shown
            }""";
    /** Sentences that quote why, in the words of a library. */
    private static final Pattern REASON = Pattern.compile(
            "^(This is no receipt|What is signed is no decision of Tonemark|Its batch is malformed): .*");

    @TempDir
    Path folder;

    private Browser browser;
    private BrowserContext context;
    private Page page;
    private final List<String> requests = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    static boolean installed() {
        return Browser.installed();
    }

    @BeforeAll
    void start() {
        browser = new Browser();
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void open() {
        if (context != null) {
            context.close();
        }
        context = browser.get().newContext();
        page = context.newPage();
        page.setDefaultTimeout(15_000);
        requests.clear();
        complaints.clear();
        page.onRequest(request -> requests.add(request.url()));
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.onPageError(complaints::add);
        page.navigate(PAGE.toUri().normalize().toString());
        page.getByLabel("Addresses of attestors").fill(Eip55.of(ATTESTOR));
    }

    private record Shown(String head, List<String> findings, List<String> notProven) {}

    private Shown check(byte[] receipt) {
        page.getByLabel("Receipt file").setInputFiles(new FilePayload("r.json", "application/json", receipt));
        return press();
    }

    private Shown press() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Check"))
                .click();
        Locator result = page.locator("#result");
        result.locator("h2").waitFor();
        List<Locator> lists = result.locator("ul").all();
        return new Shown(
                result.locator("h2").innerText(),
                lists.get(0).locator("li").allInnerTexts(),
                lists.size() > 1 ? lists.get(1).locator("li").allInnerTexts() : List.of());
    }

    private static List<String> sentences(CheckReport report) {
        Map<Result, String> words = Map.of(Result.PROVEN, "Proven: ", Result.FALSE, "False: ", Result.OPEN, "Open: ");
        return report.findings().stream()
                .map(finding -> words.get(finding.result()) + finding.sentence())
                .toList();
    }

    private static List<String> withoutReasons(List<String> sentences) {
        return sentences.stream()
                .map(s -> {
                    String body = s.substring(s.indexOf(' ') + 1);
                    return REASON.matcher(body).matches() ? body.substring(0, body.indexOf(':')) : s;
                })
                .toList();
    }

    /** The page says of these bytes what the command says. */
    private CheckReport agreeOn(byte[] receipt) {
        CheckReport report = OfflineCheck.of(receipt, TRUST).report();
        Shown shown = check(receipt);
        String text = new String(receipt, StandardCharsets.UTF_8);
        assertThat(withoutReasons(shown.findings())).as(text).isEqualTo(withoutReasons(sentences(report)));
        assertThat(shown.head())
                .as(text)
                .isEqualTo(
                        report.result() == Result.FALSE
                                ? "False: do not rely on this receipt."
                                : "True as far as this can be told without the chain.");
        return report;
    }

    private CheckReport agreeOn(String receipt) {
        return agreeOn(receipt.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void shouldFindAGoodReceiptTrueWithoutAnyNetwork() {
        assertThat(agreeOn(TEXT).result()).isEqualTo(Result.PROVEN);
        assertThat(page.locator("#result dd").allInnerTexts())
                .contains(
                        GOOD.decision().cid(),
                        GOOD.decision().outcome(),
                        GOOD.decision().uploader());
        CheckReport report =
                OfflineCheck.of(TEXT.getBytes(StandardCharsets.UTF_8), TRUST).report();
        assertThat(check(TEXT.getBytes(StandardCharsets.UTF_8)).notProven())
                .isEqualTo(report.notProven().stream()
                        .map(s -> s.replace("with --rpc", "above"))
                        .toList());
        assertThat(requests).allMatch(url -> url.startsWith("file:") || url.startsWith("data:"));
        assertThat(complaints).isEmpty();
    }

    @Test
    void shouldSayLessOfAReceiptThatIsOnlySigned() {
        assertThat(agreeOn(ReceiptJson.write(new Receipt(1, GOOD.decision(), GOOD.attestation(), null, null)))
                        .result())
                .isEqualTo(Result.PROVEN);
        assertThat(agreeOn(ReceiptJson.write(new Receipt(1, GOOD.decision(), GOOD.attestation(), GOOD.batch(), null)))
                        .result())
                .isEqualTo(Result.PROVEN);
        for (int i = 1; i < BATCH.size(); i++) {
            Receipt other = Samples.receipt(Batch.of(BATCH.attestations().subList(i, BATCH.size())), ATTESTOR, LANDING);
            assertThat(agreeOn(ReceiptJson.write(other)).result()).isEqualTo(Result.PROVEN);
        }
    }

    @Test
    void shouldAgreeWithTheCommandOnForgedReceipts() {
        var signature = GOOD.attestation().sig().signature();
        BigInteger order = new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);
        String otherS =
                "0x%064x".formatted(order.subtract(new BigInteger(signature.s().substring(2), 16)));
        Map<String, String> changes = new LinkedHashMap<>();
        changes.put(signature.s(), otherS);
        changes.put("\"v\" : " + signature.v(), "\"v\" : " + (55 - signature.v()));
        changes.put("\"v\" : " + signature.v() + ",", "\"v\" : 0,");
        changes.put(GOOD.decision().outcome(), "PROMOTED".equals(GOOD.decision().outcome()) ? "REJECTED" : "PROMOTED");
        changes.put("\"chainId\" : \"8453\"", "\"chainId\" : \"10\"");
        changes.put("\"chainId\" : 8453", "\"chainId\" : 8453.0");
        changes.put("\"schema\" : 1", "\"schema\" : 1, \"schema\" : 1");
        changes.put("\"round\" :", "\"__proto__\" : {}, \"round\" :");
        changes.put("\"batch\" :", "\"Batch\" :");
        changes.put("\"count\" : 11", "\"count\" : 2000000");
        changes.put("\"count\" : 11,", "\"count\" : 10,");
        changes.put("\"count\" : 11,\n", "\"count\" : \"11\",\n");
        changes.put("bafybei", "bafkrei");
        changes.put("EAS Attestation", "EAS attestation");
        changes.put("\"revocable\" : true", "\"revocable\" : false");
        changes.put("\"block\" : 1234", "\"block\" : -1");
        changes.put("uint64", "uint128");
        changes.forEach((from, to) -> {
            assertThat(TEXT).contains(from);
            agreeOn(TEXT.replace(from, to));
        });
        for (String hostile : List.of(
                "", " ", "null", "[]", "{}", "[".repeat(30_000), "x".repeat(70_000), TEXT + "{}", "\ufeff" + TEXT)) {
            if (!hostile.isBlank()) {
                assertThat(agreeOn(hostile).result()).isEqualTo(Result.FALSE);
            }
        }
        byte[] notText = TEXT.getBytes(StandardCharsets.UTF_8);
        notText[20] = (byte) 0xff;
        assertThat(agreeOn(notText).result()).isEqualTo(Result.FALSE);
    }

    /** One digit or letter of every value changed, a value at a time; and every value swapped for its neighbour's. */
    @Test
    void shouldAgreeWithTheCommandOnEveryChangedValue() {
        List<MatchResult> values = Pattern.compile("(?<=: |\\[ |, )\"[^\"]+\"|(?<=: )[0-9]+")
                .matcher(TEXT)
                .results()
                .toList();
        assertThat(values).hasSizeGreaterThan(50);
        List<String> changed = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            MatchResult value = values.get(i);
            int at = value.start() + value.group().length() / 2;
            char c = TEXT.charAt(at);
            changed.add(TEXT.substring(0, at) + (c == '1' ? '2' : '1') + TEXT.substring(at + 1));
            MatchResult next = values.get((i + 1) % values.size());
            changed.add(TEXT.substring(0, value.start()) + next.group() + TEXT.substring(value.end()));
        }
        List<?> shown = (List<?>) page.evaluate(PASTE_ALL, changed);
        for (int i = 0; i < changed.size(); i++) {
            CheckReport report = OfflineCheck.of(changed.get(i).getBytes(StandardCharsets.UTF_8), TRUST)
                    .report();
            List<String> sentences =
                    ((List<?>) shown.get(i)).stream().map(String::valueOf).toList();
            assertThat(withoutReasons(sentences)).as(changed.get(i)).isEqualTo(withoutReasons(sentences(report)));
        }
        assertThat(shown).anyMatch(s -> s.toString().contains("False: "));
    }

    @Test
    void shouldBelieveTheVisitorNotTheReceipt() {
        page.getByLabel("Addresses of attestors").fill(Eip55.of(Secp256k1.address(BigInteger.TWO)));
        assertThat(check(TEXT.getBytes(StandardCharsets.UTF_8)).head())
                .isEqualTo("False: do not rely on this receipt.");
        page.getByLabel("Addresses of attestors")
                .fill(Eip55.of(Secp256k1.address(BigInteger.TWO)) + "\n" + ATTESTOR.hex());
        assertThat(press().head()).startsWith("True");
        page.getByLabel("Chain", new Page.GetByLabelOptions().setExact(true)).selectOption("10");
        assertThat(press().findings().get(0)).startsWith("False: It is signed for contract");
    }

    @Test
    void shouldSayWhatTheVisitorForgot() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Check"))
                .click();
        assertThat(page.getByRole(AriaRole.ALERT).innerText()).contains("Choose a receipt");
        page.getByLabel("or its text").fill(TEXT);
        page.getByLabel("Addresses of attestors").fill(Eip55.of(ATTESTOR).replaceFirst("[A-F]", "a"));
        page.keyboard().press("Tab");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Check"))
                .click();
        assertThat(page.getByRole(AriaRole.ALERT).innerText()).contains("checksum");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("attestors");
        page.getByLabel("Addresses of attestors").fill(ATTESTOR.hex());
        page.getByLabel("JSON-RPC address").fill("javascript:alert(1)");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Check"))
                .click();
        assertThat(page.getByRole(AriaRole.ALERT).innerText()).contains("http or https");
        page.getByLabel("JSON-RPC address").fill("http://127.0.0.1:9/secret");
        assertThat(press().head()).isEqualTo("Not settled: the node gave no usable answer.");
        assertThat(page.locator("#result").innerText())
                .contains("The node at http://127.0.0.1:9: it cannot be reached")
                .doesNotContain("secret");
    }

    @Test
    void shouldSayThatAServerIsNoNode() throws Exception {
        List<String> answers = List.of(
                "",
                "not json",
                "null",
                "{}",
                "{\"result\":null}",
                "{\"result\":\"0x\"}",
                "{\"result\":\"0x2105\"}",
                "{\"result\":\"0xffffffffffffffffffffffffffffffff\"}",
                "{\"result\":{\"a\":[]}}",
                "{\"error\":{\"message\":\"<img src=x onerror=alert(1)>\"}}",
                "{\"result\":\"" + "0".repeat(3 << 20) + "\"}");
        int[] next = {0};
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Access-Control-Allow-Origin", "*");
            exchange.getResponseHeaders().add("Access-Control-Allow-Headers", "*");
            byte[] bytes = answers.get(next[0]).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            page.getByLabel("JSON-RPC address")
                    .fill("http://127.0.0.1:" + server.getAddress().getPort());
            for (; next[0] < answers.size(); next[0]++) {
                assertThat(check(TEXT.getBytes(StandardCharsets.UTF_8)).head())
                        .isEqualTo("Not settled: the node gave no usable answer.");
                assertThat(page.locator("#result img").count()).isZero();
            }
        } finally {
            server.stop(0);
        }
    }

    @Test
    void shouldShowMarkupAsText() {
        String hostile = TEXT.replaceFirst("\"reason\" : \"", "\"reason\" : \"<img src=x onerror=alert(1)>");
        assertThat(agreeOn(hostile).result()).isEqualTo(Result.FALSE);
        check(TEXT.replace("\"schema\" : 1,", "\"<img src=x onerror=alert(1)>\" : 1,")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(page.locator("#result img").count()).isZero();
        assertThat(page.evaluate("document.querySelectorAll('[onclick],[onsubmit],[onchange]').length"))
                .isEqualTo(0);
    }

    @Test
    void shouldWorkByKeyboardAndOnAPhone() {
        page.setViewportSize(360, 740);
        page.getByLabel("or its text").fill(TEXT);
        page.getByLabel("JSON-RPC address").focus();
        page.keyboard().press("Enter");
        page.locator("#result h2").waitFor();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= 360")).isEqualTo(true);
        assertThat(page.getByRole(AriaRole.STATUS).textContent()).startsWith("True");
    }

    /** Without violations of WCAG 2.2 AA that a program can find, before and after a check, light and dark. */
    @Test
    void shouldPassAxe() throws Exception {
        Path axe = SOURCES.resolve("node_modules/axe-core/axe.min.js");
        assumeTrue(Files.exists(axe), "axe-core is not installed; ./test does it");
        context.close();
        context = browser.get().newContext(new com.microsoft.playwright.Browser.NewContextOptions().setBypassCSP(true));
        page = context.newPage();
        page.navigate(PAGE.toUri().normalize().toString());
        page.addScriptTag(new Page.AddScriptTagOptions().setPath(axe));
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            assertThat(violations()).isEmpty();
            page.getByLabel("Addresses of attestors").fill(ATTESTOR.hex());
            for (String text : List.of(TEXT, TEXT.replace("\"round\" : ", "\"round\" : 1"))) {
                check(text.getBytes(StandardCharsets.UTF_8));
                assertThat(violations()).isEmpty();
                picture(scheme + (text.equals(TEXT) ? "-true" : "-false"));
            }
        }
        page.setViewportSize(360, 740);
        assertThat(violations()).isEmpty();
        picture("PHONE");
    }

    private List<?> violations() {
        return (List<?>)
                page.evaluate("axe.run().then(r => r.violations.map(v => v.id + ' ' + v.nodes.map(n => n.html)))");
    }

    /** For people: target/check-page/. */
    private void picture(String name) {
        Path file = Path.of(System.getProperty("tonemark.root"), "curation/chain/target/check-page", name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }

    /** The committed page is the one that its sources give. */
    @Test
    void shouldBeMadeOfItsSources() throws Exception {
        assumeTrue(Files.exists(SOURCES.resolve("node_modules/esbuild")), "esbuild is not installed; ./test does it");
        Path made = folder.resolve("check.html");
        Process build = new ProcessBuilder("node", "build.mjs", made.toString())
                .directory(SOURCES.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(build.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(build.exitValue()).as(said).isZero();
        assertThat(PAGE).hasSameBinaryContentAs(made);
    }
}
