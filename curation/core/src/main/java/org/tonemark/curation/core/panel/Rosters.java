package org.tonemark.curation.core.panel;

import java.util.List;
import org.tonemark.curation.core.Curator;
import org.tonemark.curation.core.Curator.Standing;
import org.tonemark.curation.core.Roster;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.core.fixed.Fixed;

/** Who can be drawn. */
public final class Rosters {
    private Rosters() {}

    /** Active curators admitted no later than the epoch, weighted by clip(stake, unit, cap); sorted by address. */
    public static Roster of(long epoch, List<Curator> curators, Rule.Panels panels) {
        return new Roster(
                epoch,
                curators.stream()
                        .filter(c -> c.standing() == Standing.ACTIVE && c.admittedEpoch() <= epoch)
                        .sorted()
                        .map(c -> new Roster.Entry(
                                c.address(), Fixed.clip(c.stake(), panels.stakeUnit(), panels.stakeCap())))
                        .toList());
    }
}
