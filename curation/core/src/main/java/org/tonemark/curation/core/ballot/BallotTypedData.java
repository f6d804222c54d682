package org.tonemark.curation.core.ballot;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.hash.Keccak;

/**
 * The EIP-712 hash that a curator's wallet signs: domain {@code Tonemark}, version {@code 1}, of one chain.
 */
public final class BallotTypedData implements java.io.Serializable {
    /** EIP-712 {@code encodeType}. */
    public static final String TYPE = "Ballot(string cid,uint256 round,uint256 epoch,uint256 sequence,Answer[] answers,"
            + "string[] reasons,string genre,string mood,string note)Answer(string claim,string answer)";

    private static final String DOMAIN_TYPE = "EIP712Domain(string name,string version,uint256 chainId)";
    private static final byte[] TYPE_HASH = keccak(TYPE);
    private static final byte[] ANSWER_HASH = keccak("Answer(string claim,string answer)");

    private final byte[] domainSeparator;

    public BallotTypedData(long chainId) {
        domainSeparator = Keccak.hash(keccak(DOMAIN_TYPE), keccak("Tonemark"), keccak("1"), word(chainId));
    }

    /** 32 bytes; the signature field plays no part. */
    public byte[] hash(Ballot ballot) {
        byte[] struct = Keccak.hash(
                TYPE_HASH,
                keccak(ballot.caseId().cid()),
                word(ballot.caseId().round()),
                word(ballot.epoch()),
                word(ballot.sequence()),
                array(ballot.answers().stream()
                        .map(a -> Keccak.hash(
                                ANSWER_HASH,
                                keccak(a.claim().toString()),
                                keccak(a.answer().text())))
                        .toList()),
                array(ballot.reasons().stream().map(BallotTypedData::keccak).toList()),
                keccak(ballot.genre()),
                keccak(ballot.mood()),
                keccak(ballot.note()));
        return Keccak.hash(new byte[] {0x19, 0x01}, domainSeparator, struct);
    }

    private static byte[] array(List<byte[]> words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        words.forEach(out::writeBytes);
        return Keccak.hash(out.toByteArray());
    }

    private static byte[] keccak(String text) {
        return Keccak.hash(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] word(long value) {
        return ByteBuffer.allocate(32).putLong(24, value).array();
    }
}
