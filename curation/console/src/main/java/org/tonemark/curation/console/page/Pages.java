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

    /** A whole document; everything in the page's record is escaped. */
    public String render(Shell shell, Page page) {
        StringOutput out = new StringOutput(16 * 1024);
        Map<String, Object> model = Map.of("shell", shell, "page", page, "t", texts);
        engine.render(page.getClass().getSimpleName() + ".jte", model, out);
        return out.toString();
    }
}
