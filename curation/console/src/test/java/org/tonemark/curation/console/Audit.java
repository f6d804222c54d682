package org.tonemark.curation.console;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with a page in a real browser: rules of WCAG 2.2 AA (axe-core) in both themes and on a phone, text under
 * other text, sideways scrolling, scripts that fail, anything that the content policy stopped.
 */
final class Audit {
    static final Path AXE = Path.of("web/node_modules/axe-core/axe.min.js");
    private static final String ALL =
            "runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']";
    private static final String COLOURS = "runOnly: {type: 'rule', values: ['color-contrast']}";
    private static final String SIZES =
            "runOnly: {type: 'rule', values: ['target-size', 'scrollable-region-focusable']}";
    private static final String RUN = "async () => (await axe.run(document, {%s})).violations"
            + ".map(v => v.id + ': ' + v.nodes.map(n => n.target + ' ' + n.failureSummary).join(' | '))";

    private final List<String> found = new ArrayList<>();
    private final String axe;

    Audit() throws IOException {
        axe = Files.readString(AXE);
    }

    /** Notes what goes wrong while pages of this browser load. */
    void watch(BrowserContext context) {
        context.addInitScript("window.violations = [];document.addEventListener('securitypolicyviolation',"
                + " e => violations.push(e.violatedDirective + ' ' + e.sourceFile + ':' + e.lineNumber))");
        context.onWebError(error -> found.add(error.page().url() + ": " + error.error()));
    }

    /** Looks at an open page; it ends on a phone in the dark. */
    void look(String name, Page page) {
        ((List<?>) page.evaluate("violations")).forEach(v -> found.add(name + " policy: " + v));
        page.evaluate(axe + ";0");
        run(name + " light", page, ALL);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        run(name + " dark", page, COLOURS);
        page.setViewportSize(360, 740);
        run(name + " phone", page, SIZES);
        int width = (int) page.evaluate("document.documentElement.scrollWidth");
        if (width > 360) {
            found.add(name + " phone: scrolls sideways, " + width + " px, "
                    + page.evaluate("[...document"
                            + ".querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > 361).slice(0, 3)"
                            + ".map(e => e.tagName + '.' + e.className)"));
        }
        ((List<?>) page.evaluate("violations")).forEach(v -> found.add(name + " policy: " + v));
    }

    private void run(String name, Page page, String rules) {
        ((List<?>) page.evaluate(RUN.formatted(rules))).forEach(v -> found.add(name + " " + v));
    }

    List<String> found() {
        return found;
    }
}
