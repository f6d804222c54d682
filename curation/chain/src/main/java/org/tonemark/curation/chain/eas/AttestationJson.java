package org.tonemark.curation.chain.eas;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.attest.Bytes32;

/**
 * A signed off-chain attestation in the form that {@code eas-sdk} and the explorers of EAS read and write. Numbers beyond
 * 32 bits are decimal strings; addresses carry their checksum.
 *
 * @param signer whom it claims to be signed by
 */
public record AttestationJson(Signed sig, String signer) {
    private static final String PRIMARY_TYPE = "Attest";
    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final Pattern DATA = Pattern.compile("0x(?:[0-9a-f]{2})*");
    private static final Types TYPES = types();

    public record Signed(
            Domain domain,
            String primaryType,
            Types types,
            Message message,
            int version,
            String uid,
            Signature signature) {}

    public record Domain(String name, String version, String chainId, String verifyingContract) {}

    public record Types(@JsonProperty(PRIMARY_TYPE) List<Field> attest) {}

    public record Field(String name, String type) {}

    public record Message(
            int version,
            String schema,
            String recipient,
            String time,
            String expirationTime,
            boolean revocable,
            @JsonProperty("refUID") String refUid,
            String data,
            String salt) {}

    public record Signature(int v, String r, String s) {}

    /** @param signer of the attestation */
    public static AttestationJson of(OffchainAttestation attestation, Address signer) {
        AttestMessage m = attestation.message();
        String rsv = attestation.signature();
        return new AttestationJson(
                new Signed(
                        new Domain(
                                EasDomain.NAME,
                                EasDomain.VERSION,
                                Long.toString(attestation.domain().chainId()),
                                Eip55.of(attestation.domain().contract())),
                        PRIMARY_TYPE,
                        TYPES,
                        new Message(
                                AttestMessage.VERSION,
                                m.schema().hex(),
                                Eip55.of(m.recipient()),
                                Long.toString(m.time()),
                                Long.toString(m.expirationTime()),
                                m.revocable(),
                                m.refUid().hex(),
                                m.data(),
                                m.salt().hex()),
                        AttestMessage.VERSION,
                        m.uid().hex(),
                        new Signature(
                                Integer.parseInt(rsv.substring(130), 16),
                                rsv.substring(0, 66),
                                "0x" + rsv.substring(66, 130))),
                Eip55.of(signer));
    }

    /**
     * The attestation; whether its signature is right and by whom is for the caller to see.
     *
     * @throws IllegalArgumentException when a field has another form, or the UID is not the message's
     */
    public OffchainAttestation attestation() {
        require(sig.domain().name().equals(EasDomain.NAME), "the domain's name is not " + EasDomain.NAME);
        require(sig.domain().version().equals(EasDomain.VERSION), "the domain's version is not " + EasDomain.VERSION);
        require(sig.primaryType().equals(PRIMARY_TYPE) && sig.types().equals(TYPES), "the types are not those of EAS");
        require(
                sig.version() == AttestMessage.VERSION && sig.message().version() == AttestMessage.VERSION,
                "the message's version is not " + AttestMessage.VERSION);
        EasDomain domain = new EasDomain(
                number(sig.domain().chainId()), Eip55.parse(sig.domain().verifyingContract()));
        OffchainAttestation attestation = new OffchainAttestation(domain, message(sig.message()), signature());
        require(attestation.uid().hex().equals(sig.uid()), "the UID is not that of the attestation's content");
        return attestation;
    }

    private static AttestMessage message(Message m) {
        require(DATA.matcher(m.data()).matches(), "the data are not 0x and lower-case hexadecimal digits");
        return new AttestMessage(
                new Bytes32(m.schema()),
                Eip55.parse(m.recipient()),
                number(m.time()),
                number(m.expirationTime()),
                m.revocable(),
                new Bytes32(m.refUid()),
                m.data(),
                new Bytes32(m.salt()));
    }

    private String signature() {
        int v = sig.signature().v();
        require(v == 27 || v == 28, "the signature's v is neither 27 nor 28");
        String r = new Bytes32(sig.signature().r()).hex();
        String s = new Bytes32(sig.signature().s()).hex();
        return r + s.substring(2) + Integer.toHexString(v);
    }

    private static long number(String text) {
        require(DECIMAL.matcher(text).matches(), "a number is not written in plain decimal digits");
        return Long.parseLong(text);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    private static Types types() {
        String fields = AttestMessage.TYPE.substring(PRIMARY_TYPE.length() + 1, AttestMessage.TYPE.length() - 1);
        return new Types(Stream.of(fields.split(","))
                .map(field -> field.split(" "))
                .map(pair -> new Field(pair[1], pair[0]))
                .toList());
    }
}
