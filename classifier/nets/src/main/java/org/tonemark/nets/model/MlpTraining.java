package org.tonemark.nets.model;

/**
 * How one network is trained: Adam on shuffled batches, learning rate falling to zero along a cosine.
 *
 * @param epochs passes over the samples
 * @param batch samples a step
 * @param learningRate at the start
 * @param l2 penalty on weights, ½·l2·‖w‖²
 * @param dropout share of hidden units silenced in training, 0 … 1
 * @param inputNoise standard deviation of normal noise added to the (unit-variance) inputs in training
 */
public record MlpTraining(int epochs, int batch, double learningRate, double l2, double dropout, double inputNoise) {}
