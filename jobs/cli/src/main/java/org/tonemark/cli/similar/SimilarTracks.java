package org.tonemark.cli.similar;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code similar} finds; as JSON it is docs/schema/similar-1.json.
 *
 * @param schema {@value #SCHEMA}
 * @param model whose embeddings were compared
 * @param tracks in the index of sound
 * @param bySound nearest first; empty when the track has no embedding
 * @param byRecording tracks that share sound with this one, longest stretch first
 * @param liked {@code null} when nothing was learned from ratings
 */
record SimilarTracks(
        String schema,
        String input,
        String cid,
        String model,
        int tracks,
        List<Sounding> bySound,
        List<Sharing> byRecording,
        @Nullable Liked liked) {
    static final String SCHEMA = "similar-1";

    /**
     * A track that sounds alike.
     *
     * @param outcome of its newest verdict, {@code null} without one
     * @param similarity cosine of the embeddings, −1 … 1
     */
    record Sounding(String cid, String input, @Nullable String outcome, double similarity) {}

    /** A stretch that both tracks hold; seconds, ratios of this track over the other. */
    record Sharing(
            String cid,
            @Nullable String outcome,
            double startSeconds,
            double endSeconds,
            double otherStartSeconds,
            double otherEndSeconds,
            double tempoRatio,
            double pitchRatio) {}

    /**
     * What the same people like.
     *
     * @param basis {@code ratings}; {@code sound} when so few like the track that its neighbours by sound speak for it
     * @param people who like the track
     */
    record Liked(String basis, long people, List<LikedTrack> tracks) {}

    /** @param score 0 … 1 by ratings; a weighted sum of such by sound */
    record LikedTrack(String item, double score, long people) {}
}
