package org.tonemark.ipfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tonemark.curation.core.hash.Sha256;

class DenylistTest {
    /** The examples of the specification. */
    private static final String BLOCKED_BY_DOUBLE_HASH = "bafybeidjwik6im54nrpfg7osdvmx7zojl5oaxqel5cmsz46iuelwf5acja";

    private static final String BLOCKED_BY_LEGACY_HASH = "bafybeiefwqslmf6zyyrxodaxx4vwqircuxpza5ri45ws3y5a62ypxti42e";
    private static final String HELLO = "bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4";

    @Test
    void shouldReadTheListOfTheSpecification() {
        Denylist list = parse(
                "version: 1",
                "name: Example",
                "---",
                "# comment",
                "/ipfs/bafybeihvvulpp4evxj7x7armbqcyg6uezzuig6jp3lktpbovlqfkuqeuoq",
                "/ipfs/Qmah2YDTfrox4watLCr3YgKyBwvjq8FJZEFdWY6WtJ3Xt2/test*",
                "!/ipfs/QmUboz9UsQBDeS6Tug1U8jgoFkgYxyYood9NDyVURAY9pK/blockednot",
                "/ipns/domain.example",
                "//QmX9dhRcQcKUw3Ws8485T5a9dtjrSCQaUAHnG4iK9i4ceM",
                "//gW813G35CnLsy7gRYYHuf63hrz71U1xoLFDVeV7actx6oX",
                "//d9d295bde21f422d471a90f2a37ec53049fdf3e5fa3ee2e8f20e10003da429e7");
        assertThat(list.size()).isEqualTo(3);
        assertThat(list.inapplicable()).isEqualTo(4);
        assertThat(list.code(Cid.parse("bafybeihvvulpp4evxj7x7armbqcyg6uezzuig6jp3lktpbovlqfkuqeuoq")))
                .contains("");
        assertThat(list.code(Cid.parse(BLOCKED_BY_DOUBLE_HASH))).isPresent();
        assertThat(list.code(Cid.parse("QmVTF1yEejXd9iMgoRTFDxBv7HAz9kuZcQNBzHrceuK9HR")))
                .isPresent();
        assertThat(list.code(Cid.parse(BLOCKED_BY_LEGACY_HASH))).isPresent();
        assertThat(list.code(Cid.parse(HELLO))).isEmpty();
    }

    @Test
    void shouldCompareByHashAndKeepTheCode() {
        Cid cid = Cid.parse("QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o");
        assertThat(parse("QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o court-order-7")
                        .code(cid))
                .contains("COURT-ORDER-7");
        assertThat(parse(cid + " # no code").code(cid)).contains("");
        assertThat(parse("/ipfs/" + cid + "/* reason=spam other=1").code(Cid.parse(cid.toString())))
                .contains("SPAM");
        Cid sameBytes = new Cid(Cid.Codec.RAW, cid.digest());
        assertThat(parse(cid.toString()).code(sameBytes)).isPresent();
    }

    @Test
    void shouldLetTheLastRuleWin() {
        Cid hello = Cid.parse(HELLO);
        assertThat(parse(HELLO, "!" + HELLO).code(hello)).isEmpty();
        assertThat(parse("!" + HELLO, HELLO).code(hello)).isPresent();
    }

    @Test
    void shouldNameTheLineThatIsNoRule() {
        assertThatThrownBy(() -> parse("", HELLO, "bafkreifoo"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("line 3: neither a CID nor a rule of a denylist");
    }

    @Test
    void shouldFindEachOfAHundredThousand() {
        List<Cid> cids = IntStream.range(0, 100_000)
                .mapToObj(i ->
                        new Cid(Cid.Codec.RAW, Sha256.of(new byte[] {(byte) i, (byte) (i >> 8), (byte) (i >> 16)})))
                .toList();
        Denylist list = Denylist.parse(cids.stream().map(Cid::toString).toList());
        assertThat(list.size()).isEqualTo(100_000);
        assertThat(Stream.of(cids.get(0), cids.get(99_999), cids.get(4_711)))
                .allMatch(cid -> list.code(cid).isPresent());
        assertThat(list.code(Cid.parse(HELLO))).isEmpty();
    }

    private static Denylist parse(String... lines) {
        return Denylist.parse(List.of(lines));
    }
}
