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
 * excluded or suspended, and those whose load or whose quota with the uploader is used up. One pass over all cases, since
 * a load is shared by all of them.
 */
final class SeatCaller {
    private record Couple(Address curator, Address uploader) {}

    private final Rule.Panels panels;
    private final long nextEpoch;
    private final Set<Address> active = new HashSet<>();
    private final Map<Long, PanelOrder> orders = new HashMap<>();
    private final Map<Address, int[]> load = new HashMap<>();
    private final Map<Address, Integer> tracks = new HashMap<>();
    private final Map<Couple, Integer> couples = new HashMap<>();
    private final List<Seat> seats = new ArrayList<>();
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
     * A case to be seated.
     *
     * @param counted ballots the case has, out of those its stage needs
     * @param seated seats the case has had, by position; nobody sits twice
     */
    record Want(Case open, int counted, List<Seat> seated) implements Comparable<Want> {
        @Override
        public int compareTo(Want other) {
            return open.compareTo(other.open);
        }
    }

    /** @param wants in the order of cases */
    void call(List<Want> wants) {
        wants.forEach(want -> tracks.merge(want.open().uploader(), 1, Integer::sum));
        wants.forEach(this::call);
    }

    private void call(Want want) {
        Case open = want.open();
        PanelOrder order = orders.get(open.openedEpoch());
        if (order == null) {
            throw new IllegalArgumentException("no roster of epoch " + open.openedEpoch());
        }
        seats.addAll(want.seated());
        int needed = open.kind() == CaseKind.TRAINING
                ? 0
                : panels.stages().get(open.stage()).seats() - want.counted();
        int at = open.called();
        if (needed > 0) {
            PanelOrder.Cursor cursor = order.of(open.beacon(), open.id());
            cursor.skip(at);
            for (int given = 0; given < needed && cursor.hasNext(); ) {
                Address curator = cursor.next();
                if (!isBarred(curator, want) && active.contains(curator) && isFree(curator, open.uploader())) {
                    seats.add(new Seat(open.id(), curator, cursor.position() - 1, nextEpoch));
                    given++;
                }
            }
            at = cursor.position();
        }
        cases.add(open.advanced(open.stage(), at));
    }

    /** Panels are small: looking through one is faster than to build a set. */
    private static boolean isBarred(Address curator, Want want) {
        if (want.open().uploader().equals(curator) || want.open().excluded().contains(curator)) {
            return true;
        }
        for (Seat seat : want.seated()) {
            if (seat.curator().equals(curator)) {
                return true;
            }
        }
        return false;
    }

    /** Takes one place of the load and of the quota, if both have one. */
    private boolean isFree(Address curator, Address uploader) {
        int[] taken = load.computeIfAbsent(curator, c -> new int[1]);
        if (taken[0] >= panels.load() || !isWithinQuota(curator, uploader)) {
            return false;
        }
        taken[0]++;
        return true;
    }

    /** An uploader with no more cases than the quota cannot use it up. */
    private boolean isWithinQuota(Address curator, Address uploader) {
        if (tracks.getOrDefault(uploader, 0) <= panels.uploaderQuota()) {
            return true;
        }
        Couple couple = new Couple(curator, uploader);
        int met = couples.getOrDefault(couple, 0);
        if (met >= panels.uploaderQuota()) {
            return false;
        }
        couples.put(couple, met + 1);
        return true;
    }

    /** Of the cases called, those of before among them, in the order of cases and positions. */
    List<Seat> seats() {
        return seats;
    }

    /** The cases with their orders used up as far as called. */
    List<Case> cases() {
        return cases;
    }
}
