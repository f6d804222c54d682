package org.tonemark.curation.chain.outbox;

import org.tonemark.curation.chain.eas.BatchData;
import org.tonemark.curation.chain.eas.Deployment;
import org.tonemark.curation.chain.eas.EasSchema;
import org.tonemark.curation.chain.rpc.EasCalls;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.attest.Bytes32;
import org.tonemark.curation.core.outbox.Action;
import org.tonemark.curation.core.outbox.Action.Kind;

/** The actions that an account does on one deployment of EAS. */
public record Actions(Deployment eas, Address account) {
    public Action register(EasSchema schema) {
        return new Action(
                Kind.REGISTER, eas.chainId(), account, eas.registry(), schema.uid(), EasCalls.register(schema));
    }

    public Action attest(BatchData batch) {
        return action(Kind.ATTEST, batch.root(), EasCalls.attest(batch));
    }

    /** Of a batch's attestation on the chain. */
    public Action revoke(Bytes32 uid) {
        return action(Kind.REVOKE, uid, EasCalls.revoke(uid));
    }

    /** Of one decision's attestation. */
    public Action revokeOffchain(Bytes32 uid) {
        return action(Kind.REVOKE_OFFCHAIN, uid, EasCalls.revokeOffchain(uid));
    }

    /** Key of the action that attests a batch. */
    public String attestKey(Bytes32 root) {
        return action(Kind.ATTEST, root, "0x").key();
    }

    private Action action(Kind kind, Bytes32 subject, String data) {
        return new Action(kind, eas.chainId(), account, eas.contract(), subject, data);
    }
}
