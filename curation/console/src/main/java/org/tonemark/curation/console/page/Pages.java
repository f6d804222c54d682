package org.tonemark.curation.console.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import org.tonemark.curation.console.view.Page;
import org.tonemark.curation.console.view.Shell;

/** Renders pages with templates compiled beforehand. Safe for use by many threads. */
public final class Pages {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Texts texts = new Texts();

    /** A whole document; everything in the page's record is escaped, and nothing in it turns the direction of writing. */
    public String render(Shell shell, Page page) {
        StringOutput out = new StringOutput(16 * 1024);
        Map<String, Object> model = Map.of("shell", shell, "page", page, "t", texts);
        engine.render(page.getClass().getSimpleName() + ".jte", model, out);
        return steered(out.toString());
    }

    /**
     * Characters that turn the direction of the text around them can make a name read as another: none of ours needs them,
     * so each is shown as U+FFFD.
     */
    static String steered(String html) {
        StringBuilder out = null;
        for (int i = 0; i < html.length(); i++) {
            char c = html.charAt(i);
            if (c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069') {
                out = out == null ? new StringBuilder(html) : out;
                out.setCharAt(i, '\ufffd');
            }
        }
        return out == null ? html : out.toString();
    }
}
