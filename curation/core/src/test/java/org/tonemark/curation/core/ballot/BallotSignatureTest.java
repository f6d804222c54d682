package org.tonemark.curation.core.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Answer;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.ClaimAnswer;
import org.tonemark.curation.core.Vectors;

class BallotSignatureTest {
    @Test
    void shouldHashAndRecoverAsEthersDoes() {
        for (String[] row : Vectors.rows("ballots.tsv")) {
            Ballot ballot = ballot(row);
            long chain = Long.parseLong(row[2]);
            byte[] hash = new BallotTypedData(chain).hash(ballot);
            assertThat("0x" + HexFormat.of().formatHex(hash)).isEqualTo(row[12]);
            assertThat(SignatureCheck.recovering(chain).valid(ballot)).isTrue();
            assertThat(Secp256k1.address(key(row))).isEqualTo(ballot.curator());
        }
    }

    @Test
    void shouldSignTheBytesThatEthersSigns() {
        for (String[] row : Vectors.rows("ballots.tsv")) {
            Ballot signed = SignatureCheck.sign(ballot(row), key(row), Long.parseLong(row[2]));
            assertThat(signed.signature()).isEqualTo(row[13]);
        }
    }

    @Test
    void shouldRefuseWhenAnyPartChanges() {
        String[] row = Vectors.rows("ballots.tsv").get(0);
        Ballot good = ballot(row);
        SignatureCheck check = SignatureCheck.recovering(Long.parseLong(row[2]));
        assertThat(check.valid(with(good, good.epoch() + 1, good.curator(), good.signature())))
                .isFalse();
        Address other = new Address("0x" + "1".repeat(40));
        assertThat(check.valid(with(good, good.epoch(), other, good.signature())))
                .isFalse();
        assertThat(SignatureCheck.recovering(5).valid(good)).isFalse();
        byte[] bytes =
                HexFormat.of().parseHex(good.signature(), 2, good.signature().length());
        for (int i = 0; i < bytes.length; i += 5) {
            byte[] bent = bytes.clone();
            bent[i] ^= 1;
            String text = "0x" + HexFormat.of().formatHex(bent);
            assertThat(check.valid(with(good, good.epoch(), good.curator(), text)))
                    .isFalse();
        }
        assertThat(check.valid(with(good, good.epoch(), good.curator(), "0x12")))
                .isFalse();
        assertThat(check.valid(with(good, good.epoch(), good.curator(), "nonsense")))
                .isFalse();
    }

    @Test
    void shouldRefuseTheHighTwinOfASignature() {
        String[] row = Vectors.rows("ballots.tsv").get(0);
        Ballot good = ballot(row);
        byte[] bytes =
                HexFormat.of().parseHex(good.signature(), 2, good.signature().length());
        BigInteger n = new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);
        byte[] high = n.subtract(new BigInteger(1, bytes, 32, 32)).toByteArray();
        System.arraycopy(high, high.length - 32, bytes, 32, 32);
        bytes[64] = (byte) (55 - bytes[64]);
        String twin = "0x" + HexFormat.of().formatHex(bytes);
        assertThat(SignatureCheck.recovering(Long.parseLong(row[2]))
                        .valid(with(good, good.epoch(), good.curator(), twin)))
                .isFalse();
    }

    private static BigInteger key(String[] row) {
        return new BigInteger(row[0].substring(2), 16);
    }

    private static Ballot ballot(String[] row) {
        List<ClaimAnswer> answers = row[7].isEmpty()
                ? List.of()
                : Arrays.stream(row[7].split(","))
                        .map(pair -> pair.split("="))
                        .map(p -> new ClaimAnswer(Claim.parse(p[0]), Answer.parse(p[1])))
                        .toList();
        return new Ballot(
                new CaseId(row[3], Integer.parseInt(row[4])),
                Address.parse(row[1]),
                Long.parseLong(row[5]),
                Integer.parseInt(row[6]),
                answers,
                row[8].isEmpty() ? List.of() : List.of(row[8].split(",")),
                row[9],
                row[10],
                row[11].replace("\\n", "\n"),
                row[13]);
    }

    private static Ballot with(Ballot b, long epoch, Address curator, String signature) {
        return new Ballot(
                b.caseId(),
                curator,
                epoch,
                b.sequence(),
                b.answers(),
                b.reasons(),
                b.genre(),
                b.mood(),
                b.note(),
                signature);
    }
}
