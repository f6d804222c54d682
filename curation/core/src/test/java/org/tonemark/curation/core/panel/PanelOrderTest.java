package org.tonemark.curation.core.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.Roster;

class PanelOrderTest {
    private static final String BEACON = "ab".repeat(32);

    @Test
    void shouldCallEverybodyOnce() {
        PanelOrder order = new PanelOrder(roster(1, 1, 1000, 7, 3, 3, 1, 500_000_000L));
        PanelOrder.Cursor cursor = order.of(BEACON, new CaseId("track", 0));
        List<Address> called = new ArrayList<>();
        while (cursor.hasNext()) {
            called.add(cursor.next());
        }
        assertThat(called).hasSize(8).doesNotHaveDuplicates();
    }

    @Test
    void shouldExtendTheSameOrder() {
        PanelOrder order = new PanelOrder(roster(new long[200]));
        PanelOrder.Cursor whole = order.of(BEACON, new CaseId("track", 0));
        List<Address> first = take(whole, 60);
        PanelOrder.Cursor later = order.of(BEACON, new CaseId("track", 0));
        later.skip(20);
        assertThat(take(later, 40)).isEqualTo(first.subList(20, 60));
    }

    @Test
    void shouldDependOnBeaconTrackAndRound() {
        PanelOrder order = new PanelOrder(roster(new long[200]));
        HashSet<List<Address>> orders = new HashSet<>();
        orders.add(take(order.of(BEACON, new CaseId("track", 0)), 9));
        orders.add(take(order.of(BEACON, new CaseId("track", 1)), 9));
        orders.add(take(order.of(BEACON, new CaseId("track2", 0)), 9));
        orders.add(take(order.of("cd".repeat(32), new CaseId("track", 0)), 9));
        assertThat(orders).hasSize(4);
    }

    /** P(i first) = w_i/W; P(j second | i first) = w_j/(W − w_i): successive sampling. */
    @Test
    void shouldDrawInProportionToWeight() {
        long[] weights = {100, 200, 300, 400};
        PanelOrder order = new PanelOrder(roster(weights));
        int n = 60_000;
        Map<Address, Integer> first = new HashMap<>();
        Map<Address, Integer> second = new HashMap<>();
        for (int i = 0; i < n; i++) {
            PanelOrder.Cursor cursor = order.of(BEACON, new CaseId("t" + i, 0));
            first.merge(cursor.next(), 1, Integer::sum);
            second.merge(cursor.next(), 1, Integer::sum);
        }
        for (int j = 0; j < weights.length; j++) {
            double p1 = weights[j] / 1000.0;
            double p2 = 0;
            for (int i = 0; i < weights.length; i++) {
                p2 += i == j ? 0 : weights[i] / 1000.0 * weights[j] / (1000.0 - weights[i]);
            }
            assertThat(first.getOrDefault(address(j), 0) / (double) n).isCloseTo(p1, within(.008));
            assertThat(second.getOrDefault(address(j), 0) / (double) n).isCloseTo(p2, within(.008));
        }
    }

    @Test
    void shouldShowHashChainLinksThatAnybodyCanCheck() {
        HashChain chain = new HashChain("seed", 5);
        String before = chain.commitment();
        for (long epoch = 0; epoch < 5; epoch++) {
            assertThat(HashChain.follows(chain.of(epoch), before)).isTrue();
            before = chain.of(epoch).value();
        }
    }

    private static List<Address> take(PanelOrder.Cursor cursor, int n) {
        List<Address> out = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            out.add(cursor.next());
        }
        return out;
    }

    private static Roster roster(long... weights) {
        List<Roster.Entry> entries = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            entries.add(new Roster.Entry(address(i), Math.max(1, weights[i])));
        }
        return new Roster(0, entries);
    }

    private static Address address(int i) {
        return new Address(String.format(Locale.ROOT, "0x%040x", i));
    }
}
