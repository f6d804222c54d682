package org.tonemark.curation.chain.eas;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.attest.AttestedDecision;
import org.tonemark.curation.core.attest.Bytes32;
import org.tonemark.curation.core.hash.Canonical;
import org.tonemark.curation.core.hash.Keccak;

/**
 * What is signed of an off-chain attestation of EAS, message version 2.
 *
 * @param schema UID of the schema of the data
 * @param recipient whom it is about
 * @param time seconds since 1970 UTC
 * @param expirationTime the same; 0 for none
 * @param refUid another attestation that this one refers to; zero for none
 * @param data {@code 0x} and lower-case hexadecimal digits
 * @param salt tells attestations of equal content apart
 */
public record AttestMessage(
        Bytes32 schema,
        Address recipient,
        long time,
        long expirationTime,
        boolean revocable,
        Bytes32 refUid,
        String data,
        Bytes32 salt)
        implements Serializable {
    /** Of the message's form. */
    public static final int VERSION = 2;
    /** EIP-712 {@code encodeType}. */
    public static final String TYPE = "Attest(uint16 version,bytes32 schema,address recipient,uint64 time,"
            + "uint64 expirationTime,bool revocable,bytes32 refUID,bytes data,bytes32 salt)";

    private static final byte[] TYPE_HASH = Keccak.hash(TYPE.getBytes(StandardCharsets.UTF_8));

    public AttestMessage {
        if (time < 0 || expirationTime < 0) {
            throw new IllegalArgumentException("times begin at 0: " + time + ", " + expirationTime);
        }
    }

    /**
     * A decision's, under its derived salt: SHA-256 over the domain {@code tonemark/salt/1}, chain, contract, schema,
     * recipient, time and data. The same decision on the same chain has one message for ever.
     */
    public static AttestMessage of(AttestedDecision decision, EasDomain domain) {
        byte[] data = DecisionData.encode(decision);
        byte[] salt = new Canonical()
                .start("tonemark/salt/1")
                .number(domain.chainId())
                .text(domain.contract().hex())
                .text(EasSchema.DECISION.uid().hex())
                .text(decision.uploader().hex())
                .number(decision.closedAt())
                .bytes(data)
                .hash();
        return new AttestMessage(
                EasSchema.DECISION.uid(),
                decision.uploader(),
                decision.closedAt(),
                0,
                true,
                Bytes32.ZERO,
                "0x" + HexFormat.of().formatHex(data),
                Bytes32.of(salt));
    }

    /** @throws IllegalArgumentException when it attests no decision */
    public AttestedDecision decision() {
        return DecisionData.decode(dataBytes(), recipient, time);
    }

    /**
     * The attestation's UID: Keccak over the packed fields, the schema as the UTF-8 of its hexadecimal text, and 20 + 4
     * zero bytes where an on-chain one has its attestor and its bump ({@code eas-sdk}, {@code getOffchainUID}). It names
     * neither the attestor nor the domain.
     */
    public Bytes32 uid() {
        return Bytes32.of(Keccak.hash(
                new byte[] {0, VERSION},
                schema.hex().getBytes(StandardCharsets.US_ASCII),
                recipient.bytes(),
                new byte[20],
                eightBytes(time),
                eightBytes(expirationTime),
                new byte[] {(byte) (revocable ? 1 : 0)},
                refUid.bytes(),
                dataBytes(),
                salt.bytes(),
                new byte[4]));
    }

    /** The EIP-712 hash that an attestor signs: 32 bytes. */
    public byte[] digest(EasDomain domain) {
        byte[] struct = Keccak.hash(
                TYPE_HASH,
                Abi.word(VERSION),
                schema.bytes(),
                Abi.word(recipient),
                Abi.word(time),
                Abi.word(expirationTime),
                Abi.word(revocable ? 1 : 0),
                refUid.bytes(),
                Keccak.hash(dataBytes()),
                salt.bytes());
        return Keccak.hash(new byte[] {0x19, 0x01}, domain.separator(), struct);
    }

    private byte[] dataBytes() {
        return HexFormat.of().parseHex(data, 2, data.length());
    }

    private static byte[] eightBytes(long value) {
        return ByteBuffer.allocate(8).putLong(value).array();
    }
}
