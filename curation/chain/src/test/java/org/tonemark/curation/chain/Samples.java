package org.tonemark.curation.chain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.tonemark.curation.chain.eas.EasDomain;
import org.tonemark.curation.chain.eas.OffchainAttestation;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.Status;
import org.tonemark.curation.core.attest.AttestedDecision;
import org.tonemark.curation.core.attest.Bytes32;
import org.tonemark.curation.core.hash.Keccak;

/** Decisions for tests, each different. */
public final class Samples {
    public static final BigInteger KEY = BigInteger.valueOf(424242);

    private Samples() {}

    public static AttestedDecision decision(int i) {
        return new AttestedDecision(
                new CaseId("bafksample" + i, i % 3),
                Status.values()[i % 2],
                i % 2 == 0 ? "QUALITY_SHOWN" : "QUALITY_DENIED",
                i / 10,
                Address.of(java.util.Arrays.copyOf(hash("uploader " + i).bytes(), 20)),
                1_790_000_000L + i / 10,
                hash("root " + i / 10),
                hash("evidence " + i),
                i % 4 == 0 ? "" : "bafkrecord" + i);
    }

    public static List<OffchainAttestation> signed(int count, EasDomain domain, BigInteger key) {
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(i -> OffchainAttestation.sign(decision(i), domain, key))
                .toList();
    }

    public static Bytes32 hash(String text) {
        return Bytes32.of(Keccak.hash(text.getBytes(StandardCharsets.UTF_8)));
    }

    public static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
