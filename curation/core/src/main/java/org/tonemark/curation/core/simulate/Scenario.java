package org.tonemark.curation.core.simulate;

/**
 * What is simulated.
 *
 * @param honest honest curators
 * @param sybilShare colluders' share of all curators, 0 ≤ f < 1
 * @param epochs in which tracks are submitted
 * @param tracks an epoch
 * @param targetShare share of tracks that are the attackers' targets
 * @param alpha honest accuracy is drawn from Beta(alpha, beta), whole numbers
 */
public record Scenario(
        int honest,
        double sybilShare,
        int epochs,
        int tracks,
        double targetShare,
        int alpha,
        int beta,
        Attack attack,
        long seed) {

    /** The setting of the published table: 600 honest of Beta(17, 3), 30 epochs of 300 tracks, a tenth targets. */
    public static Scenario standard(Attack attack, double sybilShare, long seed) {
        return new Scenario(600, sybilShare, 30, 300, 0.1, 17, 3, attack, seed);
    }

    /** Colluders, so that they are the share of all. */
    public int sybils() {
        return (int) Math.round(honest * sybilShare / (1 - sybilShare));
    }
}
