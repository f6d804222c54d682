package org.tonemark.cli.similar;

import java.util.Comparator;

/**
 * A logged track that sounds like another.
 *
 * @param input a name it had as an input
 * @param cosine of the two embeddings, −1 … 1, rounded to 1e-4
 */
record NearTrack(String cid, String input, double cosine) {
    /** Nearest first; equal ones by CID. */
    static final Comparator<NearTrack> NEAREST =
            Comparator.comparingDouble(NearTrack::cosine).reversed().thenComparing(NearTrack::cid);
}
