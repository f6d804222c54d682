package org.tonemark.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.hash.Sha256;
import org.tonemark.curation.store.CurationStore;
import org.tonemark.ipfs.Cid;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.Verdict;

/**
 * Tracks whose truth the demonstration knows, since it made them up: names without audio. Gold cases show whether panels
 * can tell origin, without which no panel may find origin = AI; training cases let trainees in.
 */
final class DemoGold {
    private static final int GOLD = 6;
    private static final int TRAINING = 12;

    private final Map<String, Map<Claim, Boolean>> truths = new TreeMap<>();
    private final List<String> training = new ArrayList<>();

    /** Every track with its truths. */
    Map<String, Map<Claim, Boolean>> truths() {
        return truths;
    }

    List<String> training() {
        return training;
    }

    /** Submits the gold tracks, half of them machine-made, and opens the training round. */
    void open(CurationStore store, Address uploader) {
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < GOLD; i++) {
            String cid = cid("gold " + i);
            truths.put(cid, Map.of(Claim.ORIGIN, i % 2 == 0, Claim.QUALITY, true));
            store.submissions().submit(cid, uploader, null, null);
            verdicts.add(new Verdict(
                    "simulated gold " + i,
                    cid,
                    Outcome.REVIEW,
                    List.of("SIMULATED_GOLD"),
                    null,
                    null,
                    null,
                    null,
                    null,
                    "none",
                    "simulated",
                    "demo"));
            store.gold().gold(cid, truths.get(cid));
        }
        store.submissions().importVerdicts(verdicts);
        for (int i = 0; i < TRAINING; i++) {
            String cid = cid("training " + i);
            truths.put(cid, Map.of(Claim.QUALITY, i % 3 > 0));
            training.add(cid);
            store.gold().training(cid, truths.get(cid));
        }
    }

    private static String cid(String name) {
        return new Cid(Cid.Codec.RAW, Sha256.of("tonemark demo " + name)).toString();
    }
}
