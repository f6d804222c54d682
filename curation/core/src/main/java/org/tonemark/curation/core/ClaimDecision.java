package org.tonemark.curation.core;

import java.io.Serializable;

/**
 * What became of one claim. Weights and shares in 2^-20 fixed point.
 *
 * @param finding YES, NO, or UNSURE while undecided and after an abstention
 * @param seats ballots counted
 * @param yes weight of the ballots that affirm
 * @param no weight of those that deny
 * @param unsure weight of those that do neither
 * @param needed share of the panel's weight a side had to reach
 * @param turnWeight the least weight of counted ballots that, cast the other way, would have given the opposite
 *     finding; of an undecided claim, the least that would have decided it
 * @param turnSeats the least number of seats that hold this weight and make up the heads
 * @param probability calibrated, that the finding is right; of an undecided claim, that it holds; 2^-20
 */
public record ClaimDecision(
        Claim claim,
        Answer finding,
        int seats,
        long yes,
        long no,
        long unsure,
        long needed,
        long turnWeight,
        int turnSeats,
        long probability)
        implements Serializable {}
