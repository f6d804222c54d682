package org.tonemark.curation.core.simulate;

import java.util.List;
import org.tonemark.curation.core.Stage;

/** Drawn panels that count heads, in stages: the boundary alone, without reputation. */
public record HeadsPanel(String name, List<Stage> stages) implements Mechanism {
    private static final int DRAW = 20;

    /** A fixed panel of 21 with two thirds. */
    public static HeadsPanel fixed21() {
        return new HeadsPanel("panel of 21, 2/3", List.of(Stage.of(21, 14)));
    }

    @Override
    public Tally run(World world) {
        Tally sum = Tally.NONE;
        for (int track = 0; track < world.tracks(); track++) {
            sum = sum.plus(decide(world, track));
        }
        return sum;
    }

    private Tally decide(World world, int track) {
        int[] order = Draws.sample(
                world.dice(),
                DRAW,
                track,
                world.curators(),
                stages.get(stages.size() - 1).seats());
        int yes = 0;
        int seats = 0;
        for (Stage stage : stages) {
            while (seats < stage.seats()) {
                yes += world.opinion(order[seats++], track) ? 1 : 0;
            }
            if (yes >= stage.heads() || seats - yes >= stage.heads()) {
                boolean correct = (yes >= stage.heads()) == world.truth(track);
                return Tally.of(world.target(track), true, correct, seats);
            }
        }
        return Tally.of(world.target(track), false, false, seats);
    }
}
