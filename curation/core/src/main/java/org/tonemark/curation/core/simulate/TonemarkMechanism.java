package org.tonemark.curation.core.simulate;

import java.util.List;
import org.tonemark.curation.core.Rule;

/** The rule itself, through {@link org.tonemark.curation.core.EpochRule}: sealed epochs, drawn seats, audits. */
public record TonemarkMechanism(String name, Rule rule) implements Mechanism {
    public static TonemarkMechanism inForce() {
        return new TonemarkMechanism("Tonemark: drawn panels, lagged reputation, abstention", Rule.V1);
    }

    @Override
    public Tally run(World world) {
        return new EpochRun(world, rule).run();
    }

    /** As {@link #run}, with every decision's probability and whether it was right. */
    public List<EpochRun.Graded> grades(World world) {
        EpochRun run = new EpochRun(world, rule);
        run.run();
        return run.grades();
    }
}
