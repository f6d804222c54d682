package org.tonemark.curation.chain.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigInteger;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tonemark.curation.chain.rpc.EthNode;
import org.tonemark.curation.core.ballot.Secp256k1;

class AnvilTest {
    @BeforeAll
    static void needsTheNode() {
        assumeTrue(LocalChain.installed(), "anvil is not installed: ./test installs it where npm is");
    }

    @Test
    void shouldHoldTheRealContractsWhenDeployed() throws Exception {
        try (LocalChain chain = new LocalChain();
                EthNode node = new EthNode(chain.anvil().url(), Duration.ofSeconds(5))) {
            assertThat(node.chainId()).isEqualTo(Anvil.CHAIN_ID);
            var version = node.call(null, chain.contracts().contract(), "0x54fd4d50"); // version()
            assertThat(version).isInstanceOf(EthNode.Returned.class);
            String text = ((EthNode.Returned) version).data();
            assertThat(new String(
                            new BigInteger(text.substring(2), 16).toByteArray(),
                            java.nio.charset.StandardCharsets.US_ASCII))
                    .contains("1.4.0");
        }
    }

    @Test
    void shouldRefuseTransactionsBeyondTheGasCapWhenAsPublicChainsDo() throws Exception {
        try (LocalChain chain = new LocalChain();
                EthNode node = new EthNode(chain.anvil().url(), Duration.ofSeconds(5))) {
            BigInteger key = BigInteger.valueOf(77);
            chain.control().fund(Secp256k1.address(key), 1000);
            var raw = org.web3j.crypto.TransactionEncoder.signMessage(
                    org.web3j.crypto.RawTransaction.createTransaction(
                            Anvil.CHAIN_ID,
                            BigInteger.ZERO,
                            BigInteger.valueOf((1 << 24) + 1),
                            chain.contracts().contract().hex(),
                            BigInteger.ZERO,
                            "0x",
                            BigInteger.valueOf(1_000_000_000L),
                            BigInteger.valueOf(100_000_000_000L)),
                    org.web3j.crypto.Credentials.create(org.web3j.crypto.ECKeyPair.create(key)));
            assertThat(node.send(org.web3j.utils.Numeric.toHexString(raw))).isInstanceOf(EthNode.NotTaken.class);
        }
    }

    /** Starts a node, says its process id, and sleeps. */
    public static final class Starter {
        public static void main(String[] args) throws Exception {
            Anvil anvil = Anvil.start(LocalChain.tools().orElseThrow().anvil());
            System.out.println(anvil.pid());
            Thread.sleep(60_000);
        }
    }

    @Test
    void shouldEndWhenTheProgramThatStartedItIsKilled() throws Exception {
        Process program = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Dtonemark.root=" + System.getProperty("tonemark.root"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Starter.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long pid = Long.parseLong(program.inputReader().readLine());
        assertThat(ProcessHandle.of(pid)).isPresent();
        program.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        var node = ProcessHandle.of(pid);
        if (node.isPresent()) {
            node.get().onExit().get(5, TimeUnit.SECONDS);
        }
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }
}
