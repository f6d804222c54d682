package org.tonemark.curation.chain.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tonemark.curation.chain.eas.AttestationJson;
import org.tonemark.curation.chain.eas.EasSchema;
import org.tonemark.curation.chain.eas.Eip55;
import org.tonemark.curation.chain.eas.OffchainAttestation;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.attest.Bytes32;
import org.tonemark.curation.core.hash.Sha256;

/**
 * What is published of a batch, in one folder: {@value #MANIFEST}, small; {@value #TREE}, which npm
 * {@code @openzeppelin/merkle-tree} loads; {@value #ATTESTATIONS}, the signed attestations, one a line, sorted by UID, as
 * {@code eas-sdk} reads them. Anybody can make every proof again from it. Equal batches give equal bytes.
 */
public final class BatchFiles {
    public static final String MANIFEST = "manifest.json";
    public static final String TREE = "tree.json";
    public static final String ATTESTATIONS = "attestations.jsonl";
    /** Of docs/schema/attestation-batch-1.json. */
    public static final int SCHEMA = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private BatchFiles() {}

    /** @param sha256 hex without prefix */
    record Described(String name, long bytes, String sha256) {}

    record Manifest(
            int schema,
            long chainId,
            String contract,
            String decisionSchema,
            String batchSchema,
            String root,
            int count,
            List<Described> files) {}

    record Value(List<String> value, int treeIndex) {}

    record Tree(String format, List<String> leafEncoding, List<String> tree, List<Value> values) {}

    /** Contents by name. @throws IllegalArgumentException when a signature of the batch is by nobody */
    public static SortedMap<String, byte[]> of(Batch batch) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(TREE, line(tree(batch)));
        files.put(ATTESTATIONS, attestations(batch));
        files.put(MANIFEST, line(manifest(batch, files)));
        return files;
    }

    private static Manifest manifest(Batch batch, SortedMap<String, byte[]> files) {
        List<Described> described = new ArrayList<>();
        files.forEach((name, bytes) -> described.add(new Described(name, bytes.length, Sha256.hex(bytes))));
        return new Manifest(
                SCHEMA,
                batch.domain().chainId(),
                Eip55.of(batch.domain().contract()),
                EasSchema.DECISION.uid().hex(),
                EasSchema.BATCH.uid().hex(),
                batch.root().hex(),
                batch.size(),
                described);
    }

    private static Tree tree(Batch batch) {
        List<Value> values = new ArrayList<>();
        for (Bytes32 uid : batch.uids()) {
            values.add(new Value(List.of(uid.hex()), batch.tree().index(Batch.leaf(uid))));
        }
        return new Tree(
                "standard-v1",
                List.of("bytes32"),
                batch.tree().nodes().stream()
                        .map(node -> Bytes32.of(node).hex())
                        .toList(),
                values);
    }

    private static byte[] attestations(Batch batch) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        batch.attestations().parallelStream()
                .map(BatchFiles::signed)
                .toList()
                .forEach(json -> out.writeBytes(line(json)));
        return out.toByteArray();
    }

    /** A line of {@value #ATTESTATIONS}, without its end. @throws IllegalArgumentException as {@link #of} does */
    public static String line(OffchainAttestation attestation) {
        return new String(line(signed(attestation)), StandardCharsets.UTF_8).stripTrailing();
    }

    private static AttestationJson signed(OffchainAttestation attestation) {
        Address signer = attestation
                .signer()
                .orElseThrow(() -> new IllegalArgumentException("no key gave the signature of " + attestation.uid()));
        return AttestationJson.of(attestation, signer);
    }

    private static byte[] line(Object value) {
        try {
            return (MAPPER.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records are always writable", e);
        }
    }
}
