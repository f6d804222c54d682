package org.tonemark.verify;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tonemark.features.provenance.Mark;
import org.tonemark.verdict.Verdict;

/**
 * Marks of provenance as evidence of the family {@code tags}: added after the outcome was decided, with score 0 and
 * without a quantile, since anybody can write a tag. They inform a curator and weigh nothing.
 */
public final class TagEvidence {
    public static final String FAMILY = "tags";

    private TagEvidence() {}

    static Verdict.@Nullable Origin beside(Verdict.@Nullable Origin origin, List<Mark> marks) {
        if (origin == null || marks.isEmpty()) {
            return origin;
        }
        List<Verdict.Evidence> evidence = Stream.concat(
                        origin.evidence().stream(),
                        marks.stream().map(mark -> new Verdict.Evidence(FAMILY, mark.name(), 0, null)))
                .toList();
        return origin.withEvidence(evidence);
    }
}
