package org.tonemark.curation.core.attest;

import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.Status;

/**
 * A signed attestation of a decision as it is kept.
 *
 * @param epoch that decided
 * @param batch root of the batch it stands in
 * @param line as published: JSON, without the end of the line
 */
public record SignedDecision(Bytes32 uid, CaseId caseId, long epoch, Status outcome, Bytes32 batch, String line) {}
