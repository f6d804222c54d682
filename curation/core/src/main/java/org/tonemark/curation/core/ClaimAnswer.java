package org.tonemark.curation.core;

import java.io.Serializable;

/** One answer of a ballot. */
public record ClaimAnswer(Claim claim, Answer answer) implements Serializable {}
