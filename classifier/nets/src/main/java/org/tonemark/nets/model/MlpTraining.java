package org.tonemark.nets.model;

/**
 * How one network is trained: Adam on shuffled batches, learning rate falling linearly to zero.
 *
 * @param steps batches in all, whatever the number of samples
 * @param batch samples a step
 * @param learningRate at the start
 * @param weightDecay decoupled from the gradient (Loshchilov and Hutter, ICLR 2019), times the learning rate
 * @param l2 penalty on weights, ½·l2·‖w‖²
 * @param regularisation what is done to samples and units in training only
 */
public record MlpTraining(
        int steps, int batch, double learningRate, double weightDecay, double l2, Regularisation regularisation) {

    /** The same with a share of the steps, at least one. */
    public MlpTraining times(double effort) {
        int fewer = Math.max(1, (int) Math.round(steps * effort));
        return new MlpTraining(fewer, batch, learningRate, weightDecay, l2, regularisation);
    }

    /**
     * @param inputDropout share of inputs silenced, 0 … 1
     * @param dropout share of hidden units silenced, 0 … 1
     * @param inputNoise standard deviation of normal noise added to the inputs
     * @param mixup a of Beta(a, a), by which pairs of samples are blended (Zhang et al., ICLR 2018); 0 for none
     * @param inputShare share of the inputs that each member sees, chosen by its seed; 1 for all (random subspaces, Ho
     *     1998)
     */
    public record Regularisation(
            double inputDropout, double dropout, double inputNoise, double mixup, double inputShare) {
        /** None at all. */
        public static final Regularisation NONE = new Regularisation(0, 0, 0, 0, 1);
    }
}
