package org.tonemark.curation.core.aggregate;

import java.util.Arrays;

/** What the methods of the Dawid–Skene family share: expected counts {@code [worker][truth][label]}, and posteriors. */
final class Confusions {
    private Confusions() {}

    /** M-step: how often each worker gave a label where the truth is believed to be a class. */
    static double[][][] counts(Labels labels, double[][] posterior) {
        int classes = labels.classes().size();
        double[][][] counts = new double[labels.workers().size()][classes][classes];
        for (int n = 0; n < labels.size(); n++) {
            double[][] of = counts[labels.worker()[n]];
            double[] belief = posterior[labels.item()[n]];
            for (int k = 0; k < classes; k++) {
                of[k][labels.label()[n]] += belief[k];
            }
        }
        return counts;
    }

    /** Class shares. @param pseudo count added to each */
    static double[] shares(double[][] posterior, double pseudo) {
        double[] shares = new double[posterior[0].length];
        Arrays.fill(shares, pseudo);
        for (double[] belief : posterior) {
            for (int k = 0; k < shares.length; k++) {
                shares[k] += belief[k];
            }
        }
        double sum = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(s -> s / sum).toArray();
    }

    /** E-step: log-posteriors up to a constant an item. @param confusion probabilities {@code [worker][truth][label]} */
    static double[][] logPosterior(Labels labels, double[] shares, double[][][] confusion) {
        double[][] log = new double[labels.items().size()][shares.length];
        for (double[] row : log) {
            for (int k = 0; k < shares.length; k++) {
                row[k] = Math.log(Math.max(shares[k], Double.MIN_NORMAL));
            }
        }
        double[][][] logs = logs(confusion);
        for (int n = 0; n < labels.size(); n++) {
            double[] row = log[labels.item()[n]];
            double[][] of = logs[labels.worker()[n]];
            for (int k = 0; k < shares.length; k++) {
                row[k] += of[k][labels.label()[n]];
            }
        }
        return log;
    }

    /** exp and scale to sum 1, each row divided by its temperature first. */
    static double[][] softmax(double[][] log, double[] temperature) {
        double[][] out = new double[log.length][];
        for (int i = 0; i < log.length; i++) {
            double t = temperature[i];
            double max = Arrays.stream(log[i]).max().orElse(0);
            double[] row =
                    Arrays.stream(log[i]).map(l -> Math.exp((l - max) / t)).toArray();
            double sum = Arrays.stream(row).sum();
            out[i] = Arrays.stream(row).map(p -> p / sum).toArray();
        }
        return out;
    }

    /** Temperature 1 for every item. */
    static double[][] softmax(double[][] log) {
        double[] ones = new double[log.length];
        Arrays.fill(ones, 1);
        return softmax(log, ones);
    }

    static boolean close(double[][] a, double[][] b, double tolerance) {
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < a[i].length; k++) {
                if (Math.abs(a[i][k] - b[i][k]) >= tolerance) {
                    return false;
                }
            }
        }
        return true;
    }

    private static double[][][] logs(double[][][] confusion) {
        double[][][] logs = new double[confusion.length][][];
        for (int w = 0; w < logs.length; w++) {
            logs[w] = Arrays.stream(confusion[w])
                    .map(row -> Arrays.stream(row)
                            .map(p -> Math.log(Math.max(p, Double.MIN_NORMAL)))
                            .toArray())
                    .toArray(double[][]::new);
        }
        return logs;
    }
}
