package org.tonemark.verdictlog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tonemark.nets.SoundEmbedding;
import org.tonemark.verdict.Verdict;
import org.tonemark.verify.KeptFingerprint;
import org.tonemark.verify.SpectrumSketch;

/**
 * One row.
 *
 * @param verdict with a CID and an outcome
 * @param detail one line on why bytes were unreadable, else empty
 * @param picture {@code null} when nothing was measured
 * @param submitted when the track came first, {@code null} if nobody knows
 * @param fingerprint {@code null} when nothing was measured, and in the log of verdicts
 * @param embedding likewise, and {@code null} in a row that was read back: {@link ParquetVerdictLog#embeddings} reads it
 */
public record LoggedTrack(
        Verdict verdict,
        String detail,
        @Nullable SpectrumSketch picture,
        @Nullable Instant submitted,
        @Nullable KeptFingerprint fingerprint,
        @Nullable SoundEmbedding embedding) {
    public LoggedTrack(Verdict verdict, String detail, @Nullable SpectrumSketch picture) {
        this(verdict, detail, picture, null, null, null);
    }

    public LoggedTrack {
        if (verdict.cid() == null || verdict.outcome() == null) {
            throw new IllegalArgumentException("only verdicts with a CID and an outcome are logged");
        }
    }
}
