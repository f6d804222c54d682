package org.tonemark.features.origin;

/**
 * Decoder lines that a change of speed has moved: evidence for a curator, never for acceptance.
 *
 * @param spacing as the decoder made it
 * @param ratio speed that it was played at, 0.967 … 1.033
 * @param score s at that ratio: min of zl and zc
 */
public record MovedLines(LineSpacing spacing, double ratio, double score) {}
