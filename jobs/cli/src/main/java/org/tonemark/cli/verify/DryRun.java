package org.tonemark.cli.verify;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.Printable;
import org.tonemark.cli.input.Inputs;
import org.tonemark.ipfs.Cid;
import org.tonemark.ipfs.Denylist;
import org.tonemark.verify.CidIndex;
import org.tonemark.verify.TrackInput;

/** Says what a run would do with each input: {@code measure}, {@code finished}, {@code duplicate}, {@code denied},
 * {@code missing}. */
final class DryRun {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final Host host;
    private final CidIndex finished;
    private final VerifyOptions options;

    DryRun(Host host, CidIndex finished, VerifyOptions options) {
        this.host = host;
        this.finished = finished;
        this.options = options;
    }

    int print(Inputs inputs, BatchPlan plan) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < inputs.tracks().size(); i++) {
            TrackInput input = inputs.tracks().get(i);
            String cid = plan.cid(i);
            String action = plan.isFirst(i) ? action(cid, inputs.sources().denylist()) : "duplicate";
            counts.merge(action, 1, Integer::sum);
            host.out().println(options.json ? json(input, cid, action) : human(input, action));
        }
        host.say("Dry run: " + inputs.tracks().size() + " inputs: " + counts + "; nothing was measured or written.");
        return ExitCode.OK;
    }

    private String action(@Nullable String cid, Denylist denylist) {
        if (cid == null) {
            return "missing";
        }
        if (denylist.code(Cid.parse(cid)).isPresent()) {
            return "denied";
        }
        return finished.contains(cid) ? "finished" : "measure";
    }

    private static String json(TrackInput input, @Nullable String cid, String action) throws IOException {
        return MAPPER.writeValueAsString(MAPPER.createObjectNode()
                .put("input", input.name())
                .put("cid", cid)
                .put("action", action));
    }

    private static String human(TrackInput input, String action) {
        return Printable.of("%-9s  %s".formatted(action, input.name()));
    }
}
