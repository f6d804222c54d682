package org.tonemark.curation.core;

/** One answer of a ballot. */
public record ClaimAnswer(Claim claim, Answer answer) {}
