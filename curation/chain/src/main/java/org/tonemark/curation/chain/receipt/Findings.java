package org.tonemark.curation.chain.receipt;

import java.util.ArrayList;
import java.util.List;
import org.tonemark.curation.chain.receipt.Finding.Step;

/** What a check has found so far, in order; each note tells the check whether to go on. */
final class Findings {
    private final List<Finding> all = new ArrayList<>();

    /** True: go on. */
    boolean proven(Step step, String sentence) {
        all.add(Finding.proven(step, sentence));
        return true;
    }

    /** False: nothing after it can be true. */
    boolean wrong(Step step, String sentence) {
        all.add(Finding.wrong(step, sentence));
        return false;
    }

    void open(Step step, String sentence) {
        all.add(Finding.open(step, sentence));
    }

    List<Finding> all() {
        return List.copyOf(all);
    }
}
