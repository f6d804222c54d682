package org.tonemark.cli.explain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tonemark.cli.report.HtmlReport;

/** Writes an explanation into a folder. */
final class ExplanationFiles {
    private ExplanationFiles() {}

    /** Gives the page that shows everything. */
    static Path write(Path folder, Explanation explanation, List<Figure> figures, String json) throws IOException {
        Files.createDirectories(folder);
        String cid = explanation.verdict().cid();
        Files.writeString(folder.resolve(cid + ".json"), json);
        for (Figure figure : figures) {
            Files.writeString(folder.resolve(cid + "." + figure.id() + ".svg"), figure.svg() + "\n");
        }
        return Files.writeString(folder.resolve(HtmlReport.EVIDENCE_PAGE), ExplanationPage.html(explanation, figures));
    }
}
