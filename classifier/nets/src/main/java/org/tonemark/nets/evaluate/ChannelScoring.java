package org.tonemark.nets.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tonemark.features.AudioInfo;
import org.tonemark.nets.TrackInput;
import org.tonemark.nets.dataset.Folds;
import org.tonemark.nets.dataset.Label;
import org.tonemark.nets.dataset.Measured;
import org.tonemark.nets.train.ChannelTrainer;

/** Scores the channel-only comparison on given folds. */
final class ChannelScoring {
    private ChannelScoring() {}

    static ChannelOnly of(List<Measured> all, int[] allFolds, long seed) {
        List<double[]> rows = new ArrayList<>();
        List<Boolean> ai = new ArrayList<>();
        List<Integer> folds = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Label label = all.get(i).track().label();
            if (label != Label.HUMAN_CODEC) {
                rows.add(row(all.get(i).clean()));
                ai.add(label == Label.AI);
                folds.add(allFolds[i]);
            }
        }
        int[] fold = folds.stream().mapToInt(Integer::intValue).toArray();
        double[] scores = new double[rows.size()];
        for (int f : Arrays.stream(fold).distinct().sorted().toArray()) {
            int[] train = Folds.select(fold, f, false);
            int[] test = Folds.select(fold, f, true);
            double[] p = ChannelTrainer.trainAndScore(pick(rows, train), truth(ai, train), pick(rows, test), seed);
            for (int i = 0; i < test.length; i++) {
                scores[test[i]] = p[i];
            }
        }
        return metrics(scores, ai);
    }

    private static ChannelOnly metrics(double[] scores, List<Boolean> ai) {
        boolean[] truth = new boolean[scores.length];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = ai.get(i);
        }
        OperatingPoint point = OperatingPoint.at(0.01, where(scores, truth, false), where(scores, truth, true));
        return new ChannelOnly(RocCurve.of(scores, truth).area(), point.recall(), point.humanAccepted());
    }

    private static double[] row(TrackInput input) {
        AudioInfo audio = input.audio();
        Integer bitrate = audio.bitrateKbps();
        return new double[] {
            audio.sampleRateHz(),
            audio.channels(),
            bitrate == null ? Double.NaN : bitrate,
            input.bandwidthHz(),
            audio.durationSeconds()
        };
    }

    private static double[][] pick(List<double[]> rows, int[] which) {
        return Arrays.stream(which).mapToObj(rows::get).toArray(double[][]::new);
    }

    private static boolean[] truth(List<Boolean> ai, int[] which) {
        boolean[] out = new boolean[which.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = ai.get(which[i]);
        }
        return out;
    }

    private static double[] where(double[] scores, boolean[] truth, boolean value) {
        double[] out = new double[scores.length];
        int n = 0;
        for (int i = 0; i < out.length; i++) {
            if (truth[i] == value) {
                out[n++] = scores[i];
            }
        }
        return Arrays.copyOf(out, n);
    }
}
