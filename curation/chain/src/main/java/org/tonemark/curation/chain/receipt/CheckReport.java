package org.tonemark.curation.chain.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.chain.receipt.Finding.Result;

/**
 * What a check of a receipt found. It ends at the first step that is false.
 *
 * @param result the worst of the findings
 * @param decision what was attested; {@code null} unless an attestor that the checker trusts signed it
 * @param findings in the order of the steps
 * @param notProven what the checker must not conclude, in plain words
 */
public record CheckReport(
        Result result, Receipt.@Nullable Plain decision, List<Finding> findings, List<String> notProven) {
    public CheckReport {
        findings = List.copyOf(findings);
        notProven = List.copyOf(notProven);
    }

    static CheckReport of(Receipt.@Nullable Plain decision, List<Finding> findings, List<String> notProven) {
        boolean wrong = findings.stream().anyMatch(f -> f.result() == Result.FALSE);
        boolean open = findings.stream().anyMatch(f -> f.result() == Result.OPEN);
        return new CheckReport(
                wrong ? Result.FALSE : open ? Result.OPEN : Result.PROVEN,
                wrong ? null : decision,
                findings,
                wrong ? List.of() : notProven);
    }

    /** The same with what further steps found. */
    CheckReport and(List<Finding> more, List<String> stillNotProven) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(more);
        return of(decision, all, stillNotProven);
    }

    /** The sentence of the first false step; empty when there is none. */
    public Stream<Finding> wrong() {
        return findings.stream().filter(f -> f.result() == Result.FALSE);
    }
}
