package org.tonemark.cli.verify;

import org.jspecify.annotations.Nullable;
import org.tonemark.verdict.Verdict;
import org.tonemark.verify.KeptFingerprint;
import org.tonemark.verify.SpectrumSketch;

/**
 * The result of one input.
 *
 * @param detail one line for the operator when nothing was measured, else empty
 * @param fingerprint {@code null} when nothing was measured
 * @param source where the verdict comes from
 */
public record BatchRow(
        Verdict verdict,
        String detail,
        @Nullable SpectrumSketch picture,
        @Nullable KeptFingerprint fingerprint,
        Source source) {
    /** Where a verdict comes from. */
    public enum Source {
        /** This run measured the bytes, or failed to have them. */
        MEASURED,
        /** An earlier run did. */
        LOGGED,
        /** Another input of this batch has the same bytes. */
        DUPLICATE
    }

    BatchRow as(String input, Source newSource) {
        return new BatchRow(verdict.named(input), detail, picture, fingerprint, newSource);
    }

    /** The same with the verdict that stands in the end, for which nothing is looked up any more. */
    BatchRow decided(Verdict last) {
        return new BatchRow(last, detail, picture, null, source);
    }
}
