package org.tonemark.curation.console.view;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.Decision;
import org.tonemark.curation.core.provenance.GenerationRecord;
import org.tonemark.curation.store.TrackStatus;
import org.tonemark.verdict.Known;
import org.tonemark.verdict.Verdict;

/**
 * {@code /review/CID}: the evidence on a track, and the ballot.
 *
 * @param verdict the newest, {@code null} before the first
 * @param pictures of {@code explain}, in reading order; empty where none were drawn
 * @param record the uploader's claim, {@code null} without one
 * @param matches with tracks known before
 * @param ballot {@code null} when the visitor may not cast one; {@link #closed} says what became of the case
 * @param closed the last closed round, {@code null} while none is
 * @param nextCid the next in the visitor's queue, {@code null} at its end
 */
public record ReviewPage(
        String cid,
        int round,
        List<Claim> claims,
        @Nullable Verdict verdict,
        Media media,
        List<Picture> pictures,
        @Nullable GenerationRecord record,
        List<Match> matches,
        @Nullable BallotForm ballot,
        @Nullable Closed closed,
        @Nullable String nextCid)
        implements Page {

    /** @param sentence what it shows and what it cannot */
    public record Picture(String name, String address, String sentence) {}

    /** @param media of the known track, {@code null} where its bytes are not here */
    public record Match(Known known, @Nullable Media media) {}

    /**
     * How a round ended.
     *
     * @param round with its last decision and the curators' notes
     * @param appeal what stands with an appeal
     */
    public record Closed(TrackStatus.Round round, Appeal appeal) {
        public Decision decision() {
            return round.decisions().get(round.decisions().size() - 1);
        }
    }

    /** Where an appeal stands, after a round is closed. */
    public enum Appeal {
        /** Made; the close of the open epoch draws its panel. */
        WAITING,
        /** Before its panel. */
        OPEN,
        /** The closed round was the appeal's. */
        DECIDED,
        /** None yet; the uploader may make one. */
        POSSIBLE,
        /** Nothing to appeal against. */
        NONE
    }

    /**
     * What the wallet will sign.
     *
     * @param chainId of the EIP-712 domain
     * @param sequence of the ballot to come
     * @param cast the visitor's ballot of this epoch, {@code null} before the first
     * @param training whether it is a training case, which decides nothing on the track
     * @param seated whether the visitor has a seat; a ballot without one never decides
     * @param reasons codes to choose from
     * @param flags codes to choose from
     */
    public record BallotForm(
            long chainId,
            long epoch,
            int sequence,
            @Nullable Ballot cast,
            boolean training,
            boolean seated,
            List<String> reasons,
            List<String> flags) {
        /** Reasons that the pages have words for. */
        public static final List<String> REASONS = List.of(
                "DECODER_LINES",
                "PARTS_DISAGREE",
                "MATCHES_KNOWN",
                "RECORD_CONVINCES",
                "RECORD_DOUBTFUL",
                "ARTEFACTS",
                "WELL_MADE",
                "ORIGINAL",
                "REPETITIVE",
                "POOR_SOUND");

        public static final List<String> FLAGS = List.of("rights", "spam");
    }
}
