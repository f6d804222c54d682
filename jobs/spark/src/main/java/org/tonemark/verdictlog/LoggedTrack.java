package org.tonemark.verdictlog;

import org.jspecify.annotations.Nullable;
import org.tonemark.verdict.Verdict;
import org.tonemark.verify.SpectrumSketch;

/**
 * One row.
 *
 * @param verdict with a CID and an outcome
 * @param detail one line on why bytes were unreadable, else empty
 * @param picture {@code null} when nothing was measured
 */
public record LoggedTrack(
        Verdict verdict, String detail, @Nullable SpectrumSketch picture) {
    public LoggedTrack {
        if (verdict.cid() == null || verdict.outcome() == null) {
            throw new IllegalArgumentException("only verdicts with a CID and an outcome are logged");
        }
    }
}
