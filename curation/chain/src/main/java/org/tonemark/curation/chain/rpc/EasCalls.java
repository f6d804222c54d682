package org.tonemark.curation.chain.rpc;

import java.math.BigInteger;
import java.util.List;
import org.tonemark.curation.chain.eas.BatchData;
import org.tonemark.curation.chain.eas.EasSchema;
import org.tonemark.curation.core.attest.Bytes32;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.Bool;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.DynamicStruct;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.StaticStruct;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.Utf8String;
import org.web3j.abi.datatypes.generated.Uint256;
import org.web3j.abi.datatypes.generated.Uint64;

/** Calls of EAS and its registry as transaction data, {@code 0x…}. */
public final class EasCalls {
    private static final String NOBODY = "0x0000000000000000000000000000000000000000";

    private EasCalls() {}

    /** {@code attest}: one revocable attestation of a batch, about nobody, without expiry. */
    public static String attest(BatchData batch) {
        DynamicStruct data = new DynamicStruct(
                new Address(NOBODY),
                new Uint64(BigInteger.ZERO),
                new Bool(true),
                word(Bytes32.ZERO),
                new DynamicBytes(batch.encode()),
                new Uint256(BigInteger.ZERO));
        return encode("attest", new DynamicStruct(word(EasSchema.BATCH.uid()), data));
    }

    /** {@code revoke}, of a batch's attestation. */
    public static String revoke(Bytes32 uid) {
        StaticStruct data = new StaticStruct(word(uid), new Uint256(BigInteger.ZERO));
        return encode("revoke", new StaticStruct(word(EasSchema.BATCH.uid()), data));
    }

    /** {@code revokeOffchain}, of one decision's attestation. */
    public static String revokeOffchain(Bytes32 uid) {
        return encode("revokeOffchain", word(uid));
    }

    /** {@code register} of the registry: revocable, without a resolver. */
    public static String register(EasSchema schema) {
        return encode("register", new Utf8String(schema.text()), new Address(NOBODY), new Bool(true));
    }

    static String getAttestation(Bytes32 uid) {
        return encode("getAttestation", word(uid));
    }

    static String getRevokeOffchain(org.tonemark.curation.core.Address attestor, Bytes32 uid) {
        return encode("getRevokeOffchain", new Address(attestor.hex()), word(uid));
    }

    static String getSchema(Bytes32 uid) {
        return encode("getSchema", word(uid));
    }

    private static org.web3j.abi.datatypes.generated.Bytes32 word(Bytes32 value) {
        return new org.web3j.abi.datatypes.generated.Bytes32(value.bytes());
    }

    @SuppressWarnings("rawtypes") // web3j's own signature
    private static String encode(String name, Type... inputs) {
        return FunctionEncoder.encode(new Function(name, List.<Type>of(inputs), List.of()));
    }
}
