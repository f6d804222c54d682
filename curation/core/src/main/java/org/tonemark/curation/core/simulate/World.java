package org.tonemark.curation.core.simulate;

import java.util.Arrays;

/**
 * People, tracks and opinions of one scenario. Curators 0 … honest − 1 are honest, the others collude; tracks are
 * numbered through all epochs.
 */
public final class World {
    private static final int ACCURACY = 1;
    private static final int TRUTH = 2;
    private static final int TARGET = 3;
    private static final int EXTRA = 4;
    private static final int OPINION = 5;
    private static final int HARD = 6;
    private static final int MISLED = 7;
    private static final int BRIBE = 8;
    private static final double COVER_ACCURACY = 0.95;

    private final Scenario scenario;
    private final Dice dice;
    private final double[] accuracy;

    public World(Scenario scenario) {
        this.scenario = scenario;
        this.dice = new Dice(scenario.seed());
        this.accuracy = new double[scenario.honest()];
        for (int i = 0; i < accuracy.length; i++) {
            accuracy[i] = beta(i);
        }
    }

    Scenario scenario() {
        return scenario;
    }

    Dice dice() {
        return dice;
    }

    int curators() {
        return scenario.honest() + scenario.sybils();
    }

    int tracks() {
        return scenario.epochs() * scenario.tracks();
    }

    boolean colludes(int curator) {
        return curator >= scenario.honest();
    }

    /** The track deserves promotion. Attackers' own tracks do not; their victims' do. */
    boolean truth(int track) {
        if (picked(track)) {
            switch (scenario.attack()) {
                case TARGETED, SHILLING, BRIBERY, BEACON_REDRAW, BALLOT_STUFFING -> {
                    return false;
                }
                case BAD_MOUTHING -> {
                    return true;
                }
                default -> {}
            }
        }
        return dice.uniform(TRUTH, track, 0) < 0.5;
    }

    /** Whether the colluders answer wrongly on it. */
    boolean attacked(int track) {
        return switch (scenario.attack()) {
            case NONE, CORRELATED_ERROR -> false;
            case ALL_WRONG, WHITEWASHING -> true;
            case CAMOUFLAGE -> picked(track) || dice.uniform(EXTRA, track, 0) < scenario.targetShare();
            case ON_OFF -> epochOf(track) / 3 % 2 == 0;
            default -> picked(track);
        };
    }

    /** A track whose outcome the report asks for: attacked, misleading, or, without an attack, any. */
    boolean target(int track) {
        return switch (scenario.attack()) {
            case NONE -> true;
            case CORRELATED_ERROR -> hard(track);
            default -> attacked(track);
        };
    }

    int epochOf(int track) {
        return track / scenario.tracks();
    }

    /** What a curator answers: yes or no. */
    boolean opinion(int curator, int track) {
        boolean truth = truth(track);
        double u = dice.uniform(OPINION, curator, track);
        if (!colludes(curator)) {
            return honestlyRight(curator, track, u) == truth;
        }
        if (attacked(track)) {
            return !truth;
        }
        double right = scenario.attack() == Attack.SHILLING ? 0.5 : COVER_ACCURACY;
        return (u < right) == truth;
    }

    private boolean honestlyRight(int curator, int track, double u) {
        boolean misled = hard(track) && dice.uniform(MISLED, curator, track) < 0.5;
        boolean bought =
                scenario.attack() == Attack.BRIBERY && attacked(track) && dice.uniform(BRIBE, curator, track) < 0.1;
        return !misled && !bought && u < accuracy[curator];
    }

    private boolean hard(int track) {
        return scenario.attack() == Attack.CORRELATED_ERROR && dice.uniform(HARD, track, 0) < 0.1;
    }

    private boolean picked(int track) {
        return dice.uniform(TARGET, track, 0) < scenario.targetShare();
    }

    /** Beta(a, b) of whole a, b: the a-th smallest of a + b − 1 uniform numbers. */
    private double beta(int curator) {
        double[] u = new double[scenario.alpha() + scenario.beta() - 1];
        for (int i = 0; i < u.length; i++) {
            u[i] = dice.uniform(ACCURACY, curator, i);
        }
        Arrays.sort(u);
        return u[scenario.alpha() - 1];
    }
}
