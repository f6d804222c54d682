package org.tonemark.curation.store;

import java.util.List;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Answer;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.EpochResult;
import org.tonemark.curation.core.Seat;
import org.tonemark.curation.core.port.BallotStore.Accepted;
import org.tonemark.verdict.Outcome;

/**
 * A program to be killed: works on a database as fast as it can and prints a line for everything that it was told is
 * kept. {@code Hammer ADDRESS SEED}.
 */
final class Hammer {
    private Hammer() {}

    public static void main(String[] args) {
        World world = World.open(DatabaseAddress.parse(args[0]));
        world.curators(30);
        for (int round = 0; ; round++) {
            String cid = "bafk" + args[1] + "x" + round;
            world.track(cid, Outcome.ACCEPTED);
            say("track " + cid);
            Address appellant = World.key("someone " + cid).address();
            if (world.store
                    .curators()
                    .admitByStake(appellant, null, 7, org.tonemark.curation.core.Curator.Standing.TRAINEE)
                    .isEmpty()) {
                say("curator " + appellant);
            }
            EpochResult result = world.close();
            say("epoch " + result.epoch() + " " + result.root());
            vote(world, result);
        }
    }

    private static void vote(World world, EpochResult result) {
        List<Seat> called = result.seats().stream()
                .filter(s -> s.calledEpoch() == result.epoch() + 1)
                .toList();
        for (Seat seat : called) {
            Ballot ballot = world.ballot(seat.caseId(), seat.curator(), 0, Answer.YES);
            if (world.store.ballots().cast(ballot) instanceof Accepted accepted) {
                say("ballot " + seat.caseId().cid() + " " + seat.caseId().round() + " " + seat.curator() + " "
                        + accepted.receipt());
            }
        }
    }

    /** One write, so that a line is whole or not there. */
    private static void say(String line) {
        System.out.print(line + "\n");
        System.out.flush();
    }
}
