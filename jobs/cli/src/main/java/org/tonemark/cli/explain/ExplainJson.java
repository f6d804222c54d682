package org.tonemark.cli.explain;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.tonemark.features.origin.LineEvidence;
import org.tonemark.features.origin.LineScore;
import org.tonemark.features.track.WindowMeasurement;
import org.tonemark.verdict.Rounding;
import org.tonemark.verdict.VerdictJson;

/** The verdict and the evidence behind it (docs/schema/explanation-1.json). */
final class ExplainJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private ExplainJson() {}

    static String of(Explanation explanation, List<Figure> figures) throws IOException {
        ObjectNode all = MAPPER.createObjectNode();
        all.put("schema", "explanation-1");
        all.set("verdict", MAPPER.readTree(VerdictJson.write(explanation.verdict())));
        RememberingFactory.Seen seen = explanation.seen();
        if (seen == null) {
            all.putNull("lines").putNull("windows").putNull("pictures").putNull("provenance");
            return MAPPER.writeValueAsString(all);
        }
        explanation.bestLines().ifPresentOrElse(best -> all.set("lines", lines(best)), () -> all.putNull("lines"));
        ArrayNode windows = all.putArray("windows");
        for (WindowMeasurement window : seen.measurement().windows()) {
            windows.addObject()
                    .put("startSeconds", Rounding.round4(window.startSeconds()))
                    .put("endSeconds", Rounding.round4(window.endSeconds()))
                    .put("levelDbfs", Rounding.round4(window.levelDbfs()))
                    .put("lineScore", Rounding.round4(window.lines().score()));
        }
        PictureJson.add(all.putObject("pictures"), explanation, figures);
        if (seen.provenance() == null) {
            all.putNull("provenance");
        } else {
            PictureJson.provenance(all.putObject("provenance"), seen.provenance());
        }
        return MAPPER.writeValueAsString(all);
    }

    /** The window that shows lines best. */
    private static ObjectNode lines(LineEvidence lines) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put(
                "spacingHz",
                Rounding.round4(lines.scores().get(lines.best()).spacing().hertz()));
        node.put("score", Rounding.round4(lines.score()));
        node.put("followsBandRatherThanConstant", Rounding.round4(lines.lrConst()));
        node.put("followsBandRatherThanProgramme", Rounding.round4(lines.lrWide()));
        node.put("weakestThird", Rounding.round4(lines.weakestThird()));
        node.put("loudest", Rounding.round4(lines.loudest()));
        node.put("halved", Rounding.round4(lines.halved()));
        node.put("contentEndHz", Rounding.round4(lines.contentEndHz()));
        ArrayNode spacings = node.putArray("spacings");
        for (LineScore score : lines.scores()) {
            spacings.addObject()
                    .put("hertz", Rounding.round4(score.spacing().hertz()))
                    .put("lines", score.lines())
                    .put("score", Rounding.round4(score.score()));
        }
        return node;
    }
}
