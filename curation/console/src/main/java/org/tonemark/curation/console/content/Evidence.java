package org.tonemark.curation.console.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.console.view.ReviewPage.Picture;

/**
 * What {@code tonemark explain INPUT --out RESULTS/evidence} drew of a track: {@code CID.json} and {@code CID.NAME.svg}.
 * The pictures and the outline of the sound are made beforehand; the browser never decodes a whole track.
 */
public final class Evidence {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MOST_BYTES = 16 << 20;
    /** In reading order. */
    private static final List<String> NAMES = List.of("timeline", "families", "spectrum", "spectrogram", "waveform");

    private final @Nullable Path folder;

    /** @param results folder of results, {@code null} for none */
    public Evidence(@Nullable Path results) {
        this.folder = results == null ? null : results.resolve("evidence");
    }

    /** Pictures that are there; the waveform is left to the player. */
    public List<Picture> pictures(String cid) {
        JsonNode all = explanation(cid).map(e -> e.path("pictures")).orElse(null);
        List<Picture> pictures = new ArrayList<>();
        if (all != null) {
            for (String name : NAMES) {
                boolean drawn = !name.equals("waveform")
                        && all.has(name)
                        && file(cid + "." + name + ".svg").isPresent();
                if (drawn) {
                    String sentence = all.path(name).path("sentence").asText("");
                    pictures.add(new Picture(name, "/evidence/" + cid + "/" + name + ".svg", sentence));
                }
            }
        }
        return pictures;
    }

    /** A picture by its name. */
    public Optional<byte[]> picture(String cid, String name) throws IOException {
        Optional<Path> file = NAMES.contains(name) ? file(cid + "." + name + ".svg") : Optional.empty();
        return file.isPresent() ? Optional.of(Files.readAllBytes(file.get())) : Optional.empty();
    }

    public boolean hasPeaks(String cid) {
        return file(cid + ".json").isPresent();
    }

    /** Lowest and highest sample of each column, −1 … 1, as JSON. */
    public Optional<byte[]> peaks(String cid) {
        return explanation(cid)
                .map(e -> e.path("pictures").path("waveform"))
                .filter(w -> w.path("low").isArray() && w.path("high").isArray())
                .map(Evidence::peaks);
    }

    private static byte[] peaks(JsonNode waveform) {
        ObjectNode peaks = JSON.createObjectNode();
        peaks.set("low", waveform.get("low"));
        peaks.set("high", waveform.get("high"));
        try {
            return JSON.writeValueAsBytes(peaks);
        } catch (IOException e) {
            throw new IllegalStateException("a tree is always writable", e);
        }
    }

    private Optional<JsonNode> explanation(String cid) {
        try {
            Optional<Path> file = file(cid + ".json");
            return file.isPresent() ? Optional.of(JSON.readTree(file.get().toFile())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<Path> file(String name) {
        if (folder == null) {
            return Optional.empty();
        }
        Path file = folder.resolve(name);
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= MOST_BYTES
                    ? Optional.of(file)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
