package org.tonemark.curation.chain.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tonemark.curation.chain.Samples;
import org.tonemark.curation.chain.batch.Batch;
import org.tonemark.curation.chain.eas.Deployment;
import org.tonemark.curation.chain.eas.EasDomain;
import org.tonemark.curation.chain.receipt.Finding.Result;
import org.tonemark.curation.chain.receipt.Finding.Step;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.ballot.Secp256k1;
import org.tonemark.curation.core.outbox.Landing;

class OfflineCheckTest {
    private static final EasDomain DOMAIN = Deployment.of(8453).orElseThrow().domain();
    private static final Address ATTESTOR = Secp256k1.address(Samples.KEY);
    private static final Trust TRUST = new Trust(Set.of(ATTESTOR), DOMAIN);
    private static final Batch BATCH = Batch.of(Samples.signed(11, DOMAIN, Samples.KEY));
    private static final Landing LANDING =
            new Landing(Samples.hash("transaction"), 1234, Samples.hash("block"), Samples.hash("attestation"));
    private static final Receipt GOOD = Samples.receipt(BATCH, ATTESTOR, LANDING);
    private static final String TEXT = ReceiptJson.write(GOOD);

    private static CheckReport check(String text) {
        return OfflineCheck.of(text.getBytes(StandardCharsets.UTF_8), TRUST).report();
    }

    private static void isFalseAt(Step step, String text) {
        CheckReport report = check(text);
        assertThat(report.result()).as(text).isEqualTo(Result.FALSE);
        assertThat(report.wrong()).singleElement().extracting(Finding::step).isEqualTo(step);
        assertThat(report.decision()).isNull();
        assertThat(report.notProven()).isEmpty();
    }

    private static String with(String old, String now) {
        assertThat(TEXT).contains(old);
        return TEXT.replace(old, now);
    }

    @Test
    void shouldProveSignatureFieldsAndProofOfAGoodReceipt() {
        CheckReport report = check(TEXT);
        assertThat(report.result()).isEqualTo(Result.PROVEN);
        assertThat(report.findings())
                .extracting(Finding::step)
                .containsExactly(Step.PLACE, Step.SIGNATURE, Step.DECISION, Step.PROOF);
        assertThat(report.decision()).isEqualTo(GOOD.decision());
        assertThat(report.notProven()).anyMatch(s -> s.contains("--rpc"));
    }

    @Test
    void shouldProveLessWhenTheDecisionIsOnlySigned() {
        Receipt signed = new Receipt(1, GOOD.decision(), GOOD.attestation(), null, null);
        CheckReport report = check(ReceiptJson.write(signed));
        assertThat(report.result()).isEqualTo(Result.PROVEN);
        assertThat(report.findings()).extracting(Finding::step).doesNotContain(Step.PROOF);
        assertThat(report.notProven()).anyMatch(s -> s.contains("stands in none yet"));
    }

    @Test
    void shouldTakeTheAttestorChainAndContractFromTheCheckerOnly() {
        Trust other = new Trust(Set.of(Secp256k1.address(BigInteger.TWO)), DOMAIN);
        byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
        assertThat(OfflineCheck.of(bytes, other).report().wrong())
                .extracting(Finding::step)
                .containsExactly(Step.SIGNATURE);
        Trust chain =
                new Trust(Set.of(ATTESTOR), Deployment.of(10).orElseThrow().domain());
        assertThat(OfflineCheck.of(bytes, chain).report().wrong())
                .extracting(Finding::step)
                .containsExactly(Step.PLACE);
        Trust contract = new Trust(Set.of(ATTESTOR), new EasDomain(8453, ATTESTOR));
        assertThat(OfflineCheck.of(bytes, contract).report().wrong())
                .extracting(Finding::step)
                .containsExactly(Step.PLACE);
    }

    @Test
    void shouldTakeEitherKeyWhenBothAreTrusted() {
        Trust both = new Trust(Set.of(Secp256k1.address(BigInteger.TWO), ATTESTOR), DOMAIN);
        byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
        assertThat(OfflineCheck.of(bytes, both).report().result()).isEqualTo(Result.PROVEN);
    }

    @Test
    void shouldFindTheProofOfAnotherLeafOrRootFalse() {
        Receipt.InBatch batch = GOOD.batch();
        assertThat(batch).isNotNull();
        List<String> other =
                BATCH.proof(BATCH.uids().get(1)).stream().map(Object::toString).toList();
        List<String> cut = batch.proof().subList(1, batch.proof().size());
        List<String> longer = new ArrayList<>(batch.proof());
        longer.add(batch.root());
        List<String> huge = IntStream.range(0, 400).mapToObj(i -> batch.root()).toList();
        for (List<String> proof : List.of(other, cut, longer, huge, List.<String>of())) {
            isFalseAt(Step.PROOF, write(new Receipt.InBatch(batch.root(), batch.count(), batch.folder(), proof)));
        }
        String root = Samples.hash("another").hex();
        isFalseAt(Step.PROOF, write(new Receipt.InBatch(root, batch.count(), batch.folder(), batch.proof())));
        isFalseAt(Step.PROOF, write(new Receipt.InBatch(batch.root(), 1 << 20, batch.folder(), batch.proof())));
        isFalseAt(Step.PROOF, write(new Receipt.InBatch(batch.root(), 11, "QmFolder", batch.proof())));
    }

    private static String write(Receipt.InBatch batch) {
        return ReceiptJson.write(new Receipt(1, GOOD.decision(), GOOD.attestation(), batch, GOOD.chain()));
    }

    @Test
    void shouldFindTheOtherSFalse() {
        var signature = GOOD.attestation().sig().signature();
        BigInteger order = new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);
        String s =
                "0x%064x".formatted(order.subtract(new BigInteger(signature.s().substring(2), 16)));
        String malleated =
                with(signature.s(), s).replace("\"v\" : " + signature.v(), "\"v\" : " + (55 - signature.v()));
        isFalseAt(Step.SIGNATURE, malleated);
    }

    @Test
    void shouldFindPlainFieldsThatDifferFalse() {
        String cid = GOOD.decision().cid();
        isFalseAt(Step.DECISION, TEXT.replaceFirst("\"cid\" : \"" + cid, "\"cid\" : \"" + cid + "x"));
        String uploader = GOOD.decision().uploader();
        isFalseAt(Step.DECISION, TEXT.replaceFirst(uploader, uploader.toLowerCase(Locale.ROOT)));
        isFalseAt(
                Step.DECISION,
                TEXT.replaceFirst(GOOD.decision().evidence(), GOOD.decision().epochRoot()));
    }

    @Test
    void shouldFindABadChecksumFalse() {
        String attestor = GOOD.attestation().signer();
        char[] flipped = attestor.toCharArray();
        for (int i = 2; i < flipped.length; i++) {
            flipped[i] = Character.isUpperCase(flipped[i])
                    ? Character.toLowerCase(flipped[i])
                    : Character.toUpperCase(flipped[i]);
        }
        CheckReport report = check(TEXT.replace(attestor, new String(flipped)));
        assertThat(report.result()).isEqualTo(Result.FALSE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "5",
                "{}",
                "\"x\"",
                "{\"schema\":1}",
                "<html>",
                "\ufeff{}",
                "{\"schema\":1,\"decision\":null,\"attestation\":null,\"batch\":null,\"chain\":null}"
            })
    void shouldFindWhatIsNoReceiptFalse(String text) {
        isFalseAt(Step.FORM, text);
    }

    @Test
    void shouldRefuseHostileJson() {
        isFalseAt(Step.FORM, TEXT + " ".repeat(ReceiptJson.LARGEST));
        isFalseAt(Step.FORM, "[".repeat(60_000));
        isFalseAt(Step.FORM, "{\"a\":".repeat(10_000));
        isFalseAt(Step.FORM, TEXT + "{}");
        isFalseAt(Step.FORM, TEXT + "x");
        isFalseAt(Step.FORM, with("\"schema\" : 1", "\"schema\" : 1, \"schema\" : 1"));
        isFalseAt(Step.FORM, with("\"schema\" : 1", "\"schema\" : 2"));
        isFalseAt(Step.FORM, with("\"schema\" : 1", "\"schema\" : \"1\""));
        isFalseAt(Step.FORM, with("\"schema\" : 1", "\"schema\" : 1.0"));
        isFalseAt(Step.FORM, with("\"schema\" : 1", "\"schema\" : 1" + "0".repeat(5000)));
        isFalseAt(Step.FORM, with("\"schema\" : 1,", "\"schema\" : 1, \"trust\": \"me\","));
        isFalseAt(Step.FORM, with("\"revocable\" : true", "\"revocable\" : \"true\""));
        isFalseAt(Step.FORM, with("\"time\" : \"", "\"time\" : \"0"));
        isFalseAt(Step.FORM, with("\"time\" : \"", "\"time\" : \"-"));
        isFalseAt(Step.FORM, with("\"chainId\" : \"8453\"", "\"chainId\" : \"" + "9".repeat(30) + "\""));
        byte[] latin = TEXT.replace("QUALITY", "QUALIT\u00e9").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(OfflineCheck.of(latin, TRUST).report().result()).isEqualTo(Result.FALSE);
        byte[] wide = TEXT.getBytes(StandardCharsets.UTF_16);
        assertThat(OfflineCheck.of(wide, TRUST).report().result()).isEqualTo(Result.FALSE);
    }

    /** Every byte changed in three ways, cut out and doubled: false, or it says the very same. */
    @Test
    void shouldNeverProveOtherThingsWhenAByteChanges() {
        byte[] good = TEXT.getBytes(StandardCharsets.UTF_8);
        List<Finding> said = check(TEXT).findings();
        Random random = new Random(20261121);
        long proven = IntStream.range(0, good.length)
                .mapToObj(at -> variants(good, at, random))
                .flatMap(List::stream)
                .toList()
                .parallelStream()
                .filter(variant -> {
                    CheckReport report = OfflineCheck.of(variant, TRUST).report();
                    if (report.result() == Result.FALSE) {
                        return false;
                    }
                    assertThat(report.findings())
                            .as(() -> new String(variant, StandardCharsets.UTF_8))
                            .isEqualTo(said);
                    assertThat(report.decision()).isEqualTo(GOOD.decision());
                    return true;
                })
                .count();
        // white space, and what only a node can tell: the part on the chain
        assertThat(proven).isBetween(1L, good.length * 5L / 4);
    }

    private static List<byte[]> variants(byte[] good, int at, Random random) {
        List<byte[]> all = new ArrayList<>();
        for (int change : new int[] {1, 0x20, 1 + random.nextInt(255)}) {
            byte[] variant = good.clone();
            variant[at] ^= (byte) change;
            all.add(variant);
        }
        byte[] shorter = new byte[good.length - 1];
        System.arraycopy(good, 0, shorter, 0, at);
        System.arraycopy(good, at + 1, shorter, at, good.length - at - 1);
        all.add(shorter);
        byte[] longer = new byte[good.length + 1];
        System.arraycopy(good, 0, longer, 0, at + 1);
        System.arraycopy(good, at, longer, at + 1, good.length - at);
        all.add(longer);
        return all;
    }
}
