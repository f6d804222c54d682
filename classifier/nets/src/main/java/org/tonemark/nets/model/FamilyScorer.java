package org.tonemark.nets.model;

import java.util.Arrays;
import java.util.List;
import org.tonemark.features.origin.LineBehaviour;

/** Gives windows the score of one family of evidence; larger is more AI-like, about one unit of log-odds. */
public sealed interface FamilyScorer {
    /** {@code [window][feature]} of the whole layout → score of each window. */
    double[] score(double[][] windows);

    /** Mean over the windows of a track; 0 for no windows. */
    default double trackScore(List<double[]> windows) {
        return Arrays.stream(score(windows.toArray(double[][]::new))).average().orElse(0);
    }

    /**
     * Decoder lines, training-free: s at the speed they were made or, where it is larger, at another; clipped to
     * 0 … {@value #HIGHEST}. Lines that do not follow the level of their band rather than a constant, and rather than the
     * whole programme, that stand out further than a decoder's do, or that are missing in a third of the window, count for
     * no more than lines too weak to be asked.
     *
     * @param score column of s
     * @param constant column of LR_const
     * @param programme column of LR_wide
     * @param loudest column of the largest z of the magnitude comb
     * @param third column of the lock in the weakest third
     * @param moved column of s at another speed
     * @param movedFollowing column of the lesser of LR_const and LR_wide there
     * @param movedThird column of the lock in the weakest third there
     */
    record Lines(
            int score,
            int constant,
            int programme,
            int loudest,
            int third,
            int moved,
            int movedFollowing,
            int movedThird)
            implements FamilyScorer {
        /** Names of the columns. */
        public static final List<String> COLUMNS = List.of(
                "lines.s",
                "following.constant",
                "following.programme",
                "comb.loudest",
                "following.weakest-third",
                "moved.s",
                "moved.following",
                "moved.weakest-third");

        /** @param columns of {@link #COLUMNS}, in their order */
        public static Lines of(int[] columns) {
            return new Lines(
                    columns[0], columns[1], columns[2], columns[3], columns[4], columns[5], columns[6], columns[7]);
        }

        /** Above it lines are no longer a question. */
        public static final double HIGHEST = 8;

        /** From this s lines are asked whether they follow. */
        static final double ASKED = 1;

        @Override
        public double[] score(double[][] windows) {
            return Arrays.stream(windows).mapToDouble(this::score).toArray();
        }

        private double score(double[] window) {
            return Math.max(counted(window[score], there(window)), counted(window[moved], moved(window)));
        }

        private static double counted(double s, LineBehaviour behaviour) {
            double counted = behaviour == LineBehaviour.OF_A_DECODER ? s : Math.min(s, ASKED);
            return Double.isNaN(s) ? 0 : Math.max(0, Math.min(HIGHEST, counted));
        }

        /** How the lines at the speed they were made behave. */
        LineBehaviour there(double[] window) {
            return LineBehaviour.of(window[constant], window[programme], window[loudest], window[third]);
        }

        /** How the lines at another speed behave. */
        LineBehaviour moved(double[] window) {
            double following = window[movedFollowing];
            return LineBehaviour.of(following, following, window[loudest], window[movedThird]);
        }
    }

    /** Score of a kernel machine on some of the features. */
    record Kernel(int[] columns, KernelMachine machine) implements FamilyScorer {
        @Override
        public double[] score(double[][] windows) {
            return Arrays.stream(windows)
                    .mapToDouble(w -> machine.score(Columns.pick(w, columns)))
                    .toArray();
        }
    }
}
