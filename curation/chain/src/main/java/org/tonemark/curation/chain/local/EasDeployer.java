package org.tonemark.curation.chain.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.chain.eas.Deployment;
import org.tonemark.curation.core.Address;
import org.web3j.abi.FunctionEncoder;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.protocol.core.methods.response.TransactionReceipt;
import org.web3j.protocol.core.methods.response.VoidResponse;
import org.web3j.protocol.http.HttpService;

/**
 * What only a node of one's own allows: puts the real EAS contracts on it, gives accounts ether, makes blocks. Their
 * bytecode comes from the compiled artifacts of npm's {@code eas-contracts}.
 */
public final class EasDeployer implements AutoCloseable {
    private static final BigInteger DEPLOY_GAS = BigInteger.valueOf(8_000_000);

    private final HttpService service;
    private final Web3j web3j;

    /** @param url of an {@link Anvil} */
    public EasDeployer(String url) {
        service = new HttpService(url);
        web3j = Web3j.build(service);
    }

    static Path artifact(Path artifacts, String contract) {
        return artifacts.resolve(contract + ".sol").resolve(contract + ".json");
    }

    /** Puts a new SchemaRegistry and a new EAS on the chain, by the node's own first account. */
    public Deployment deploy(Path artifacts) throws IOException {
        String sender = web3j.ethAccounts().send().getAccounts().get(0);
        Address registry = create(sender, bytecode(artifacts, "SchemaRegistry"));
        String argument =
                FunctionEncoder.encodeConstructor(List.of(new org.web3j.abi.datatypes.Address(registry.hex())));
        Address eas = create(sender, bytecode(artifacts, "EAS") + argument);
        long chainId = web3j.ethChainId().send().getChainId().longValueExact();
        return new Deployment(chainId, "local chain", eas, registry);
    }

    private static String bytecode(Path artifacts, String contract) throws IOException {
        return new ObjectMapper()
                .readTree(artifact(artifacts, contract).toFile())
                .path("bytecode")
                .asText();
    }

    private Address create(String sender, String code) throws IOException {
        Transaction creation = new Transaction(sender, null, null, DEPLOY_GAS, null, BigInteger.ZERO, code);
        var sent = web3j.ethSendTransaction(creation).send();
        if (sent.hasError()) {
            throw new IOException(
                    "the node refused a contract: " + sent.getError().getMessage());
        }
        for (int i = 0; i < 500; i++) {
            Optional<TransactionReceipt> receipt = web3j.ethGetTransactionReceipt(sent.getTransactionHash())
                    .send()
                    .getTransactionReceipt();
            if (receipt.isPresent()) {
                return Address.parse(receipt.get().getContractAddress());
            }
            Anvil.pause();
        }
        throw new IOException("the node did not take up a contract within 10 s");
    }

    /** Gives an account that many whole ether. */
    public void fund(Address account, long ether) throws IOException {
        BigInteger wei = BigInteger.TEN.pow(18).multiply(BigInteger.valueOf(ether));
        ask("anvil_setBalance", account.hex(), "0x" + wei.toString(16));
    }

    /** Makes empty blocks, or ones of what waits. */
    public void mine(int blocks) throws IOException {
        ask("anvil_mine", "0x" + Integer.toHexString(blocks));
    }

    /** A call of anvil's own that gives nothing back. */
    public void ask(String method, @Nullable Object... parameters) throws IOException {
        Response<?> answer = new Request<>(method, List.of(parameters), service, VoidResponse.class).send();
        if (answer.hasError()) {
            throw new IOException(method + ": " + answer.getError().getMessage());
        }
    }

    @Override
    public void close() {
        web3j.shutdown();
    }
}
