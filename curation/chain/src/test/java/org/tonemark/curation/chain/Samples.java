package org.tonemark.curation.chain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.chain.batch.Batch;
import org.tonemark.curation.chain.batch.BatchFiles;
import org.tonemark.curation.chain.batch.FolderCid;
import org.tonemark.curation.chain.eas.EasDomain;
import org.tonemark.curation.chain.eas.OffchainAttestation;
import org.tonemark.curation.chain.receipt.Receipt;
import org.tonemark.curation.chain.receipt.ReceiptMaker;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.Status;
import org.tonemark.curation.core.attest.AttestedDecision;
import org.tonemark.curation.core.attest.BatchRecord;
import org.tonemark.curation.core.attest.Bytes32;
import org.tonemark.curation.core.attest.SignedDecision;
import org.tonemark.curation.core.hash.Keccak;
import org.tonemark.curation.core.outbox.Landing;

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

    /** A batch's record as the store keeps it. */
    public static BatchRecord record(Batch batch, Address attestor) {
        return new BatchRecord(
                batch.root(),
                batch.domain().chainId(),
                batch.domain().contract(),
                attestor,
                batch.size(),
                FolderCid.of(hash("folder")),
                true);
    }

    /** An attestation as the store keeps it. */
    public static SignedDecision kept(OffchainAttestation attestation, Batch batch) {
        AttestedDecision decision = attestation.message().decision();
        return new SignedDecision(
                attestation.uid(),
                decision.caseId(),
                decision.epoch(),
                decision.outcome(),
                batch.root(),
                BatchFiles.line(attestation));
    }

    /** Of the first attestation of a batch. */
    public static Receipt receipt(Batch batch, Address attestor, @Nullable Landing landing) {
        return ReceiptMaker.of(
                kept(batch.attestations().get(0), batch), record(batch, attestor), batch.uids(), attestor, landing);
    }
}
