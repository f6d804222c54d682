package org.tonemark.ipfs;

import java.io.Serializable;
import java.time.Duration;

/**
 * How much patience nodes get.
 *
 * @param patience from the request for a block to its first byte
 * @param window after the first byte, each window of this length must bring {@code minBytesPerSecond}
 * @param minBytesPerSecond of a block on its way; slower is a fault
 * @param rounds how often all sources are asked for one block
 * @param backOff wait before the second round; doubles with each further one, up to {@link #LONGEST_WAIT}, and half of it
 *     is drawn
 * @param budget of a track, for the waiting for all its blocks together
 * @param seed of the drawn waits
 */
public record FetchPolicy(
        Duration patience,
        Duration window,
        long minBytesPerSecond,
        int rounds,
        Duration backOff,
        Duration budget,
        long seed)
        implements Serializable {
    static final Duration LONGEST = Duration.ofDays(1);
    static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    public static final FetchPolicy DEFAULT = new FetchPolicy(
            Duration.ofSeconds(20),
            Duration.ofSeconds(5),
            16_384,
            3,
            Duration.ofMillis(250),
            Duration.ofMinutes(15),
            1);

    /** @throws IllegalArgumentException if a value is out of its range, naming it */
    public FetchPolicy {
        require("patience", patience);
        require("window", window);
        require("minBytesPerSecond", minBytesPerSecond, 1L << 40);
        require("rounds", rounds, 1_000);
        require("backOff", backOff);
        require("budget", budget);
    }

    private static void require(String name, Duration value) {
        if (value.isNegative() || value.isZero() || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " must be above 0 s and at most " + LONGEST.toSeconds() + " s");
        }
    }

    private static void require(String name, long value, long most) {
        if (value <= 0 || value > most) {
            throw new IllegalArgumentException(name + " must be above 0 and at most " + most);
        }
    }

    /** Wait before a round, from 1: exponential, the upper half drawn ("equal jitter"). */
    Duration pause(int round, double draw) {
        long whole = Math.min(LONGEST_WAIT.toMillis(), backOff.toMillis() << Math.min(20, round - 1));
        return Duration.ofMillis(whole / 2 + (long) (draw * (whole - whole / 2)));
    }

    /** The same with two rounds at most: for questions whose answer may come later. */
    FetchPolicy brief() {
        return new FetchPolicy(patience, window, minBytesPerSecond, Math.min(2, rounds), backOff, budget, seed);
    }
}
