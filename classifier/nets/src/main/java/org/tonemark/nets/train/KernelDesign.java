package org.tonemark.nets.train;

/**
 * Settings of a kernel machine.
 *
 * @param gamma of the kernel exp(−gamma · squared distance); inputs have a variance near 1 in each feature
 * @param ridge how little a single track may bend the answer
 */
record KernelDesign(double gamma, double ridge) {
    static final KernelDesign PARTIALS = new KernelDesign(0.005, 0.3);
}
