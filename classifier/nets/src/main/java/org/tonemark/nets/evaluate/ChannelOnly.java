package org.tonemark.nets.evaluate;

/**
 * What a network reaches that sees only the file's rate, channels, bit rate, bandwidth and duration, on the same folds:
 * figures of the real model that are not clearly above it may come from the channel.
 */
public record ChannelOnly(double auc, Proportion recall, Proportion humanAccepted) {}
