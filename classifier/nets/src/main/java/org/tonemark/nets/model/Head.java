package org.tonemark.nets.model;

/** What the outputs of a network mean. */
public enum Head {
    /** Independent probabilities; cross-entropy. Targets may be shares. */
    SIGMOID,
    /** One class of several; multi-class cross-entropy. */
    SOFTMAX,
    /** Real values; squared error. */
    LINEAR
}
