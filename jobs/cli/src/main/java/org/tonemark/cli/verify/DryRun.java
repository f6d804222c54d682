package org.tonemark.cli.verify;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.Printable;
import org.tonemark.cli.input.Inputs;
import org.tonemark.cli.verify.VerifyBatch.Logged;
import org.tonemark.ipfs.UnixFsHasher;
import org.tonemark.verify.TrackInput;

/** Says what a run would do with each input: {@code measure}, {@code finished}, {@code duplicate}, {@code missing}. */
final class DryRun {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final Host host;
    private final Logged logged;
    private final VerifyOptions options;

    DryRun(Host host, Logged logged, VerifyOptions options) {
        this.host = host;
        this.logged = logged;
        this.options = options;
    }

    int print(Inputs inputs) throws IOException {
        int[] firstOf = Duplicates.firstOf(inputs.tracks());
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < firstOf.length; i++) {
            TrackInput input = inputs.tracks().get(i);
            String cid = cid(input);
            String action = firstOf[i] != i ? "duplicate" : action(cid);
            counts.merge(action, 1, Integer::sum);
            host.out().println(options.json ? json(input, cid, action) : human(input, action));
        }
        host.say("Dry run: " + inputs.tracks().size() + " inputs: " + counts + "; nothing was measured or written.");
        return ExitCode.OK;
    }

    private String action(@Nullable String cid) {
        if (cid == null) {
            return "missing";
        }
        return !options.force && logged.cids().contains(cid) ? "finished" : "measure";
    }

    private static @Nullable String cid(TrackInput input) {
        if (input instanceof TrackInput.Content content) {
            return content.cid();
        }
        if (input instanceof TrackInput.LocalFile file) {
            try (InputStream in = Files.newInputStream(Path.of(file.path()))) {
                return UnixFsHasher.hash(in).toString();
            } catch (IOException | InvalidPathException e) {
                return null;
            }
        }
        return null;
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
