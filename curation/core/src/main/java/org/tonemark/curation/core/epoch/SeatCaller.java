package org.tonemark.curation.core.epoch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Case;
import org.tonemark.curation.core.CaseKind;
import org.tonemark.curation.core.Curator;
import org.tonemark.curation.core.Curator.Standing;
import org.tonemark.curation.core.Roster;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.core.Seat;
import org.tonemark.curation.core.panel.PanelOrder;

/**
 * Calls the next seats of every open case, in the order of cases: each case's own order, without the uploader, those
 * excluded or suspended, and those whose load or whose quota with the uploader is used up. One pass over all seats, since
 * a load is shared by all cases.
 */
final class SeatCaller {
    private record Couple(Address curator, Address uploader) {}

    private final Rule.Panels panels;
    private final long nextEpoch;
    private final Set<Address> active = new HashSet<>();
    private final Map<Long, PanelOrder> orders = new HashMap<>();
    private final Map<Address, Integer> load = new HashMap<>();
    private final Map<Couple, Integer> couples = new HashMap<>();
    private final List<Seat> called = new ArrayList<>();
    private final List<Case> cases = new ArrayList<>();

    SeatCaller(Rule.Panels panels, long epoch, List<Curator> curators, List<Roster> rosters) {
        this.panels = panels;
        this.nextEpoch = epoch + 1;
        curators.stream()
                .filter(c -> c.standing() == Standing.ACTIVE)
                .map(Curator::address)
                .forEach(active::add);
        rosters.forEach(r -> orders.put(r.epoch(), new PanelOrder(r)));
    }

    /**
     * @param counted ballots the case has, out of those its stage needs
     * @param seated seats the case has had; nobody sits twice
     */
    void call(Case open, int counted, List<Seat> seated) {
        PanelOrder order = orders.get(open.openedEpoch());
        if (order == null) {
            throw new IllegalArgumentException("no roster of epoch " + open.openedEpoch());
        }
        int needed = open.kind() == CaseKind.TRAINING
                ? 0
                : panels.stages().get(open.stage()).seats() - counted;
        int at = open.called();
        if (needed > 0) {
            Set<Address> barred = new HashSet<>(open.excluded());
            barred.add(open.uploader());
            seated.forEach(seat -> barred.add(seat.curator()));
            PanelOrder.Cursor cursor = order.of(open.beacon(), open.id());
            cursor.skip(at);
            for (int given = 0; given < needed && cursor.hasNext(); ) {
                Address curator = cursor.next();
                if (!barred.contains(curator) && active.contains(curator) && free(curator, open.uploader())) {
                    called.add(new Seat(open.id(), curator, cursor.position() - 1, nextEpoch));
                    given++;
                }
            }
            at = cursor.position();
        }
        cases.add(open.advanced(open.stage(), at));
    }

    /** Takes one place of the load and of the quota, if both have one. */
    private boolean free(Address curator, Address uploader) {
        Couple couple = new Couple(curator, uploader);
        if (load.getOrDefault(curator, 0) >= panels.load()
                || couples.getOrDefault(couple, 0) >= panels.uploaderQuota()) {
            return false;
        }
        load.merge(curator, 1, Integer::sum);
        couples.merge(couple, 1, Integer::sum);
        return true;
    }

    List<Seat> called() {
        return called;
    }

    /** The cases with their orders used up as far as called. */
    List<Case> cases() {
        return cases;
    }
}
