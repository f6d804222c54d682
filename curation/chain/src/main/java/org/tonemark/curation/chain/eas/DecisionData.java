package org.tonemark.curation.chain.eas;

import java.util.List;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.Status;
import org.tonemark.curation.core.attest.AttestedDecision;
import org.tonemark.curation.core.attest.Bytes32;

/** A decision as data of {@link EasSchema#DECISION}. */
public final class DecisionData {
    private static final int LONGEST_CODE = 64;

    private DecisionData() {}

    /** {@code abi.encode} of the schema's fields. */
    public static byte[] encode(AttestedDecision decision) {
        return Abi.encode(List.of(
                decision.caseId().cid(),
                Abi.word(decision.caseId().round()),
                decision.outcome().name(),
                decision.reason(),
                Abi.word(decision.epoch()),
                decision.epochRoot().bytes(),
                decision.evidence().bytes(),
                decision.record()));
    }

    /**
     * The decision in an attestation's data.
     *
     * @param uploader the attestation's recipient
     * @param closedAt the attestation's time, seconds since 1970 UTC
     * @throws IllegalArgumentException when the data are of another form, with one line that says why
     */
    public static AttestedDecision decode(byte[] data, Address uploader, long closedAt) {
        Abi.Reader in = new Abi.Reader(data);
        String cid = in.text(CaseId.LONGEST_CID);
        CaseId caseId = new CaseId(cid, (int) in.number(31));
        Status outcome = outcome(in.text(LONGEST_CODE));
        String reason = in.text(LONGEST_CODE);
        long epoch = in.number(64);
        Bytes32 epochRoot = in.bytes32();
        Bytes32 evidence = in.bytes32();
        String record = in.text(CaseId.LONGEST_CID);
        in.end();
        return new AttestedDecision(caseId, outcome, reason, epoch, uploader, closedAt, epochRoot, evidence, record);
    }

    private static Status outcome(String name) {
        for (Status status : Status.values()) {
            if (status.name().equals(name)) {
                return status;
            }
        }
        throw new IllegalArgumentException("the outcome is none of a decision's");
    }
}
