package org.tonemark.curation.store;

/**
 * Why the store did not take what a user brought.
 *
 * @param code stable, upper snake case
 * @param message one line that says what to change
 */
public record Refusal(String code, String message) {}
