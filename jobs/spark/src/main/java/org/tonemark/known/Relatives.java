package org.tonemark.known;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tonemark.verdict.Known;
import org.tonemark.verdict.KnownRule;
import org.tonemark.verdict.Outcome;
import org.tonemark.verify.CidIndex;

/**
 * For each track of a batch the earlier tracks that share sound with it. Of each kind of relation only the earliest are
 * kept: a thousand copies of one track must not take a million places. What decides is among them, since the earliest
 * duplicate does, and any variation.
 */
final class Relatives {
    private static final int MOST_OF_A_KIND = 8;

    private final Ranks ranks;
    private final KnownRule rule;
    private final Ledger ledger;
    private final List<Map<Known.Kind, TreeMap<String, List<Stretch>>>> earlier;

    private Relatives(Ranks ranks, KnownRule rule, Ledger ledger) {
        this.ranks = ranks;
        this.rule = rule;
        this.ledger = ledger;
        this.earlier = new ArrayList<>(ranks.size());
        for (int i = 0; i < ranks.size(); i++) {
            earlier.add(new EnumMap<>(Known.Kind.class));
        }
    }

    /** Look-ups that were kept. */
    interface LookUps {
        void read(MatchStore.Sink sink) throws IOException;
    }

    /** What a track found when it was looked up counts before what the other one found. */
    static Relatives read(LookUps log, Ranks ranks, KnownRule rule, Ledger ledger) throws IOException {
        Relatives relatives = new Relatives(ranks, rule, ledger);
        log.read(found -> {
            for (Stretch stretch : found.stretches()) {
                relatives.add(found.cid(), stretch, true);
            }
        });
        log.read(found -> {
            for (Stretch stretch : found.stretches()) {
                relatives.add(stretch.id(), stretch.reversed(found.cid()), false);
            }
        });
        return relatives;
    }

    private void add(String cid, Stretch stretch, boolean own) {
        int number = ranks.number(cid);
        String other = stretch.id();
        if (number == CidIndex.ABSENT || !ranks.isEarlier(other, cid)) {
            return;
        }
        Map<Known.Kind, TreeMap<String, List<Stretch>>> kinds = earlier.get(number);
        if (!own && kinds.values().stream().anyMatch(others -> others.containsKey(other))) {
            return; // of a pair the track's own look-up counts, else the best place that the other found
        }
        Known.Kind kind = rule.kind(stretch.earlier(Known.Kind.PART, null), ledger.seconds(cid), ledger.seconds(other));
        TreeMap<String, List<Stretch>> others = kinds.computeIfAbsent(kind, k -> new TreeMap<>(ranks.bySubmission()));
        List<Stretch> stretches = others.computeIfAbsent(other, id -> new ArrayList<>(1));
        if (!stretches.contains(stretch)) {
            stretches.add(stretch);
        }
        if (others.size() > MOST_OF_A_KIND) {
            others.pollLastEntry();
        }
    }

    /** Earlier relatives of a track, each kind in the order of submission. */
    List<Known> of(int number, Function<String, @Nullable Outcome> outcomes) {
        List<Known> relatives = new ArrayList<>();
        earlier.get(number)
                .forEach((kind, others) -> others.forEach((other, stretches) -> {
                    Outcome outcome = outcomes.apply(other);
                    stretches.forEach(stretch -> relatives.add(stretch.earlier(kind, outcome)));
                }));
        return relatives;
    }
}
