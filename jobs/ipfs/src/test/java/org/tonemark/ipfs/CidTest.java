package org.tonemark.ipfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tonemark.ipfs.Cid.Codec;

class CidTest {
    private static final String RAW = "bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4";
    private static final String V0 = "QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o";
    // The two values below: npm multiformats 14, CID.parse(V0).toV1().toString(base)
    private static final String V1 = "bafybeicg2rebjoofv4kbyovkw7af3rpiitvnl6i7ckcywaq6xjcxnc2mby";
    private static final String V1_BASE58 = "zdj7WaCPMsy3FP2whSwpFXHjDEaTVmjnddYSn5W2Gdn4aEZFj";

    @Test
    void shouldKnowOneBlockByAllItsNames() {
        assertThat(Cid.parse(V0)).isEqualTo(Cid.parse(V1)).isEqualTo(Cid.parse(V1_BASE58));
        assertThat(Cid.parse(V0)).hasToString(V1);
        assertThat(Cid.parse(V1).version0()).contains(V0);
        assertThat(Cid.parse(V1).codec()).isEqualTo(Codec.DAG_PB);
    }

    @Test
    void shouldHaveNoVersion0WhenRaw() {
        assertThat(Cid.parse(RAW).codec()).isEqualTo(Codec.RAW);
        assertThat(Cid.parse(RAW).version0()).isEmpty();
        assertThat(Cid.parse("zb2rhi36Gc9GJWijLEL6zW45MBux5FcFv5gJmjXA7VAMozEXY"))
                .hasToString(RAW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "b",
                "z",
                "Qm",
                "bafk",
                "hello world",
                "BAFKREIFJJCIE6LYPI6NY7AMXNFFTAGCLBUXNDQONFIPMB64F2KM2DEVEI4",
                "bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei5",
                "bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4/../x",
                "bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei",
                "bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4\n",
                "bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2dev\u0435i4",
                "QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff50",
                "QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5\u202e",
                "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz",
                // dag-cbor; identity hash
                "bafyreigbtj4x7ip5legnfznufuopl4sg4knzc2cof6duas4b3q2fy6swua",
                "bafkqabtimvwgy3yk"
            })
    void shouldSayWhyWhenNotACid(String text) {
        assertThat(Cid.tryParse(text)).isEmpty();
        assertThatThrownBy(() -> Cid.parse(text))
                .isInstanceOf(InvalidCidException.class)
                .message()
                .isNotBlank();
    }

    @Test
    void shouldRefuseLongTextWithoutDecodingIt() {
        assertThatThrownBy(() -> Cid.parse("z" + "2".repeat(10_000_000))).isInstanceOf(InvalidCidException.class);
    }

    @Test
    void shouldRoundTripWhateverTheDigest() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            byte[] digest = new byte[32];
            random.nextBytes(digest);
            Cid cid = new Cid(i % 2 == 0 ? Codec.RAW : Codec.DAG_PB, digest);
            assertThat(Cid.parse(cid.toString())).isEqualTo(cid);
            cid.version0().ifPresent(v0 -> assertThat(Cid.parse(v0)).isEqualTo(cid));
        }
    }
}
