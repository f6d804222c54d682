package org.tonemark.curation.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.tonemark.verdict.Verdict;

/** Puts many submissions with a verdict into a store at once. */
public final class Fill {
    private static final int CHUNK = 20_000;

    private Fill() {}

    public static void with(
            CurationStore store, String uploader, int count, IntFunction<String> cid, IntFunction<Verdict> verdict) {
        for (int from = 0; from < count; from += CHUNK) {
            int first = from;
            int last = Math.min(count, from + CHUNK);
            store.database().write(handle -> {
                Rows.insert(
                        handle,
                        "INSERT INTO submission (cid, uploader, record_cid, near_duplicate_of, at_millis)"
                                + " VALUES (?, ?, NULL, NULL, 0)",
                        IntStream.range(first, last).boxed().toList(),
                        i -> new Object[] {cid.apply(i), uploader});
                return 0;
            });
            List<Verdict> verdicts = new ArrayList<>();
            IntStream.range(first, last).forEach(i -> verdicts.add(verdict.apply(i)));
            store.submissions().importVerdicts(verdicts);
        }
    }
}
