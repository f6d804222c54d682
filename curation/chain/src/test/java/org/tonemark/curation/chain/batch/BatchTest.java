package org.tonemark.curation.chain.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.curation.chain.Samples;
import org.tonemark.curation.chain.eas.Deployment;
import org.tonemark.curation.chain.eas.EasDomain;
import org.tonemark.curation.chain.eas.Eip55;
import org.tonemark.curation.chain.eas.OffchainAttestation;
import org.tonemark.curation.core.attest.Bytes32;
import org.tonemark.curation.core.ballot.Secp256k1;
import org.tonemark.curation.core.merkle.MerkleTree;

class BatchTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final EasDomain DOMAIN = Deployment.of(8453).orElseThrow().domain();

    @Test
    void shouldHaveRootNodesAndProofsOfOpenZeppelin() throws Exception {
        try (InputStream in = BatchTest.class.getResourceAsStream("/vectors/eas.json")) {
            for (JsonNode vector : MAPPER.readTree(Objects.requireNonNull(in)).get("trees")) {
                List<Bytes32> uids = new ArrayList<>();
                vector.get("uids").forEach(uid -> uids.add(new Bytes32(uid.asText())));
                MerkleTree tree = MerkleTree.of(uids.stream().map(Batch::leaf).toList());
                assertThat(Bytes32.of(tree.root()).hex())
                        .isEqualTo(vector.get("root").asText());
                List<String> nodes = new ArrayList<>();
                vector.get("dump").get("tree").forEach(node -> nodes.add(node.asText()));
                assertThat(tree.nodes().stream().map(n -> Bytes32.of(n).hex())).isEqualTo(nodes);
                for (int i = 0; i < uids.size(); i++) {
                    List<String> proof = new ArrayList<>();
                    vector.get("proofs").get(i).forEach(p -> proof.add(p.asText()));
                    byte[] leaf = Batch.leaf(uids.get(i));
                    assertThat(tree.proof(leaf).stream().map(p -> Bytes32.of(p).hex()))
                            .isEqualTo(proof);
                    assertThat(tree.index(leaf))
                            .isEqualTo(vector.get("dump")
                                    .get("values")
                                    .get(i)
                                    .get("treeIndex")
                                    .asInt());
                }
            }
        }
    }

    @Test
    void shouldGiveTheSameFilesWhateverTheOrder() {
        List<OffchainAttestation> attestations = new ArrayList<>(Samples.signed(20, DOMAIN, Samples.KEY));
        var files = BatchFiles.of(Batch.of(attestations));
        Collections.reverse(attestations);
        var again = BatchFiles.of(Batch.of(attestations));
        assertThat(files).containsOnlyKeys("attestations.jsonl", "manifest.json", "tree.json");
        files.forEach((name, bytes) -> assertThat(again.get(name)).isEqualTo(bytes));
    }

    @Test
    void shouldKeepItsRootWhenSignedByAnotherKey() {
        Batch first = Batch.of(Samples.signed(5, DOMAIN, Samples.KEY));
        Batch second = Batch.of(Samples.signed(5, DOMAIN, BigInteger.TWO));
        assertThat(first.root()).isEqualTo(second.root());
        assertThat(first.attestations()).isNotEqualTo(second.attestations());
    }

    @Test
    void shouldRefuseWhatIsNoBatch() {
        List<OffchainAttestation> one = Samples.signed(1, DOMAIN, Samples.KEY);
        assertThatThrownBy(() -> Batch.of(List.of())).hasMessageContaining("1 … 10000");
        assertThatThrownBy(() -> Batch.of(List.of(one.get(0), one.get(0)))).hasMessageContaining("twice");
        EasDomain other = Deployment.of(10).orElseThrow().domain();
        OffchainAttestation elsewhere = Samples.signed(1, other, Samples.KEY).get(0);
        assertThatThrownBy(() -> Batch.of(List.of(one.get(0), elsewhere))).hasMessageContaining("one chain");
    }

    /** The other way: what ours signed and proved, checked by npm's eas-sdk and merkle-tree. */
    @Test
    void shouldBeRightForTheProgramsOfOthers(@TempDir Path folder) throws Exception {
        Path scripts = Path.of(System.getProperty("tonemark.root"), "jobs/cli/src/test/node/chain");
        assumeTrue(
                Files.isDirectory(scripts.resolve("node_modules")),
                "eas-sdk is not installed: ./test installs it where npm is");
        Batch batch = Batch.of(Samples.signed(33, DOMAIN, Samples.KEY));
        BatchFiles.of(batch).forEach((name, bytes) -> Samples.write(folder.resolve(name), bytes));
        Process node = new ProcessBuilder(
                        "node",
                        scripts.resolve("verify.cjs").toString(),
                        folder.toString(),
                        Eip55.of(DOMAIN.contract()),
                        Long.toString(DOMAIN.chainId()),
                        Eip55.of(Secp256k1.address(Samples.KEY)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        JsonNode said = MAPPER.readTree(node.getInputStream());
        assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said.get("signatures").asInt()).isEqualTo(33);
        assertThat(said.get("proofs").asInt()).isEqualTo(33);
        assertThat(said.get("root").asText()).isEqualTo(batch.root().hex());
    }

    @Test
    void shouldGiveAFolderAsDigestAndBack() {
        String cid = "bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi";
        assertThat(FolderCid.of(FolderCid.digest(cid))).isEqualTo(cid);
        for (String wrong : List.of(
                "",
                cid + "a",
                cid.toUpperCase(java.util.Locale.ROOT),
                "bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4",
                cid.substring(0, 58) + "j")) {
            assertThatThrownBy(() -> FolderCid.digest(wrong)).hasMessageContaining("bafybei");
        }
    }
}
