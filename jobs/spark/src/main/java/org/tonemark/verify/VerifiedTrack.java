package org.tonemark.verify;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tonemark.nets.SoundEmbedding;
import org.tonemark.verdict.Verdict;
import org.tonemark.verdict.VerdictJson;

/**
 * What came of one input, as it travels from an executor to the driver.
 *
 * @param index position of the input in the batch, from 0
 * @param json the verdict as one line of JSON
 * @param known true if the log already holds this verdict: {@code json} then carries input and CID only
 * @param detail one line for the operator when there is no measurement, else empty
 * @param picture {@code null} when nothing was measured
 * @param fingerprint of the sound, {@code null} when nothing was measured
 * @param embedding what it sounds like, {@code null} when nothing was measured or the model makes none
 * @param seconds wall-clock time spent on the track; never part of a row
 * @param bytes length of what was read of the track, 0 if nothing was; never part of a row
 */
public record VerifiedTrack(
        int index,
        String json,
        boolean known,
        String detail,
        @Nullable SpectrumSketch picture,
        @Nullable KeptFingerprint fingerprint,
        @Nullable SoundEmbedding embedding,
        double seconds,
        long bytes)
        implements Serializable {

    /** An input without a measurement. */
    static VerifiedTrack of(int index, Verdict verdict, String detail) {
        return new VerifiedTrack(index, VerdictJson.write(verdict), false, detail, null, null, null, 0, 0);
    }

    static VerifiedTrack known(int index, Verdict verdict) {
        return new VerifiedTrack(index, VerdictJson.write(verdict), true, "", null, null, null, 0, 0);
    }

    static VerifiedTrack measured(
            int index,
            Verdict verdict,
            @Nullable SpectrumSketch picture,
            @Nullable KeptFingerprint fingerprint,
            @Nullable SoundEmbedding embedding) {
        return new VerifiedTrack(index, VerdictJson.write(verdict), false, "", picture, fingerprint, embedding, 0, 0);
    }

    public Verdict verdict() {
        return VerdictJson.read(json);
    }

    VerifiedTrack in(double spent) {
        return new VerifiedTrack(index, json, known, detail, picture, fingerprint, embedding, spent, bytes);
    }

    VerifiedTrack read(long length) {
        return new VerifiedTrack(index, json, known, detail, picture, fingerprint, embedding, seconds, length);
    }

    /** True if both are the same but for what they took. */
    public boolean sameRow(VerifiedTrack other) {
        return index == other.index
                && known == other.known
                && json.equals(other.json)
                && detail.equals(other.detail)
                && Objects.equals(picture, other.picture)
                && Objects.equals(fingerprint, other.fingerprint)
                && Objects.equals(embedding, other.embedding);
    }
}
