package org.tonemark.ipfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeAddressTest {
    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:5001, rpc+http://127.0.0.1:5001",
        "http://127.0.0.1:5001/, rpc+http://127.0.0.1:5001",
        "http://node:80/api/v0/, rpc+http://node:80",
        "HTTPS://gateway.example/, gateway+https://gateway.example",
        "http://node:8080/prefix, gateway+http://node:8080/prefix",
        "rpc+http://node:8080, rpc+http://node:8080",
        "gateway+http://node:5001, gateway+http://node:5001",
        "http://[::1]:5001, rpc+http://[::1]:5001"
    })
    void shouldTellWhatANodeSpeaks(String text, String address) {
        assertThat(NodeAddress.parse(text)).hasToString(address);
    }

    @ParameterizedTest
    @CsvSource({
        "file:///etc/passwd",
        "ftp://node",
        "http://",
        "http:// node",
        "http://node?x=1",
        "rpc+node:5001",
        "http:///x"
    })
    void shouldRefuseWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> NodeAddress.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRefuseCredentialsWithoutRepeatingThem() {
        assertThatThrownBy(() -> NodeAddress.parse("https://me:secret@node:5001"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("password")
                .hasMessageNotContaining("secret");
    }
}
