package org.tonemark.nets.evaluate;

import java.util.List;
import java.util.Map;

/**
 * Quality of AI-origin scores on tracks that the models did not see. "Accepted" means above the threshold that accepts
 * at most 1 % of all human tracks, unless a policy is named. Human-codec tracks are in none of the pooled figures.
 *
 * @param ai number of tracks
 * @param human number of tracks
 * @param auc area under the ROC, AI against human
 * @param operatingPoints at 0, 0.1, 0.5, 1 and 5 % of human tracks accepted
 * @param aboveLowRate AI tracks of 32 kHz and more, found at 1 %
 * @param lowRate AI tracks below 32 kHz, found at 1 %
 * @param generators found at 1 %, each generator
 * @param worstGenerator the one found least
 * @param sources human tracks accepted at 1 %, each source
 * @param worstSource the source of 8 tracks or more that is accepted most
 * @param codecs human-codec tracks accepted at 1 %, each codec
 * @param calibration error of the likelihood, AI against human
 * @param outcomes under the default policy: label → outcome → tracks
 * @param gate what the default policy does
 * @param conformal share of human tracks with a p-value of at most 0.5, 1, 5 and 10 %: should not be above it
 * @param families AUC of each family of evidence alone
 * @param alterations each altered copy at the threshold of the unaltered: humans accepted, AI found
 * @param missed files of AI tracks that score lowest, up to ten
 * @param falselyAccepted files of human tracks above the threshold of 1 %, and the one that sets it
 */
public record OriginMetrics(
        int ai,
        int human,
        double auc,
        List<OperatingPoint> operatingPoints,
        Proportion aboveLowRate,
        Proportion lowRate,
        Map<String, Proportion> generators,
        String worstGenerator,
        Map<String, Proportion> sources,
        String worstSource,
        Map<String, Proportion> codecs,
        Proportion codecAccepted,
        CalibrationError calibration,
        ProbabilityScores probabilityScores,
        RocCurve roc,
        Map<String, Map<String, Integer>> outcomes,
        Gate gate,
        Map<String, Proportion> conformal,
        Map<String, Double> families,
        Map<String, Alteration> alterations,
        List<String> missed,
        List<String> falselyAccepted) {

    /** What an alteration does at the threshold of the unaltered files. */
    public record Alteration(double auc, Proportion humanAccepted, Proportion recall) {}

    /**
     * What the default policy does with tracks that the models did not see.
     *
     * @param humanAccepted pooled
     * @param humanBound one-sided 95 % upper bound of the accepted share of human tracks
     * @param sources human tracks accepted, each source
     * @param worstSource the source of 8 tracks or more that is accepted most
     * @param aiKept accepted or reviewed
     * @param fullRateAccepted AI tracks of 32 kHz and more
     * @param curve the same policy with other α
     */
    public record Gate(
            Proportion humanAccepted,
            double humanBound,
            Map<String, Proportion> sources,
            String worstSource,
            Proportion humanRejected,
            Proportion codecAccepted,
            Proportion aiAccepted,
            Proportion aiKept,
            Proportion fullRateAccepted,
            Proportion fullRateKept,
            Naming naming,
            List<GatePoint> curve) {}

    /** Accepted shares at one α. */
    public record GatePoint(double alpha, Proportion human, Proportion codec, Proportion ai) {}

    /**
     * Names of generators.
     *
     * @param named AI tracks that get a name
     * @param right of those
     * @param human human tracks that get one
     */
    public record Naming(Proportion named, Proportion right, Proportion human) {}
}
