package org.tonemark.curation.chain.rpc;

/**
 * A block's place.
 *
 * @param hash {@code 0x} and 64 digits
 * @param time seconds since 1970 UTC
 * @param baseFee wei a gas
 */
public record Block(long number, String hash, long time, long baseFee) {}
