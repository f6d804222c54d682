package org.tonemark.nets.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tonemark.nets.FeatureLayout;
import org.tonemark.nets.ModelException;
import org.tonemark.nets.ModelScores;
import org.tonemark.nets.TrackInput;
import org.tonemark.nets.model.Card.TagCard;

/** The networks of one bundle, ready for use. Immutable and thread-safe. */
public final class BundleModels {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Card card;
    private final OriginModel origin;
    private final @Nullable TagModel genre;
    private final @Nullable TagModel mood;
    private final @Nullable Embedder embedder;

    /**
     * @param layout of the features that this program measures
     * @throws ModelException if the files are not a bundle of this format for these features
     */
    public BundleModels(ModelFiles files, FeatureLayout layout) {
        card = card(files.get(Card.FILE));
        if (card.format() != Card.FORMAT) {
            throw new ModelException(
                    Card.FILE + " has format " + card.format() + "; this program reads " + Card.FORMAT);
        }
        if (!card.layout().equals(layout)) {
            throw new ModelException("the model " + card.id() + " was trained on features "
                    + card.layout().version() + "; this program measures " + layout.version()
                    + ": train it again, or use a model of this version");
        }
        origin = OriginModel.read(card.origin(), layout, files);
        genre = tags(card.genre(), files);
        mood = tags(card.mood(), files);
        embedder = genre == null ? null : genre.embedder();
    }

    public Card card() {
        return card;
    }

    /** All scores of one track. */
    public ModelScores score(TrackInput track) {
        double[][] tags = track.windows().stream()
                .map(TrackInput.Window::tags)
                .filter(Objects::nonNull)
                .toArray(double[][]::new);
        return new ModelScores(
                origin.score(track),
                genre == null || tags.length == 0 ? null : genre.genre(tags),
                mood == null || tags.length == 0 ? null : mood.mood(tags),
                embedder == null || tags.length == 0 ? null : embedder.embed(tags));
    }

    /** The card as JSON, ending in a line feed. */
    public static byte[] write(Card card) {
        try {
            return (JSON.writeValueAsString(card) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Card card(byte[] json) {
        try {
            return JSON.readValue(json, Card.class);
        } catch (IOException e) {
            throw new ModelException(Card.FILE + " cannot be read: " + firstLine(e), e);
        }
    }

    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static @Nullable TagModel tags(@Nullable TagCard card, ModelFiles files) {
        return card == null ? null : new TagModel(card, files);
    }
}
