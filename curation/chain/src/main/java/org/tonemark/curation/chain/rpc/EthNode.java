package org.tonemark.curation.chain.rpc;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.core.Address;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameter;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.methods.request.EthFilter;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.protocol.core.methods.response.EthBlock;
import org.web3j.protocol.core.methods.response.EthCall;
import org.web3j.protocol.core.methods.response.EthLog;
import org.web3j.protocol.core.methods.response.EthSendTransaction;
import org.web3j.protocol.core.methods.response.TransactionReceipt;
import org.web3j.protocol.exceptions.ClientConnectionException;
import org.web3j.protocol.http.HttpService;

/**
 * One node's JSON-RPC over HTTP. Every call has a time limit and a limit of size, follows no redirect, and says failures
 * without the address's path or query, where keys of paid nodes stand. Thread-safe.
 */
public final class EthNode implements AutoCloseable {
    private static final long LONGEST_ANSWER = 32L << 20;
    private static final int LONGEST_MESSAGE = 300;

    /** Which block of the chain is meant. */
    public enum Tag {
        LATEST(DefaultBlockParameterName.LATEST),
        FINALIZED(DefaultBlockParameterName.FINALIZED);

        private final DefaultBlockParameterName name;

        Tag(DefaultBlockParameterName name) {
            this.name = name;
        }
    }

    private final String shown;
    private final HttpService service;
    private final Web3j web3j;

    /**
     * Connects to nothing yet.
     *
     * @param limit for a whole call
     * @throws IllegalArgumentException if the address is no http or https URL; the message does not hold it
     */
    public EthNode(String url, Duration limit) {
        URI uri = parse(url);
        shown = uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        OkHttpClient client = new OkHttpClient.Builder()
                .callTimeout(limit)
                .connectTimeout(limit)
                .readTimeout(limit)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .addInterceptor(EthNode::bounded)
                .build();
        service = new HttpService(url, client);
        web3j = Web3j.build(service);
    }

    /** Scheme, host and port: what may be shown. */
    public String shown() {
        return shown;
    }

    public long chainId() throws NodeException {
        return ask(web3j.ethChainId(), r -> r.getChainId().longValueExact());
    }

    /** @return empty if there is no such block, as {@code finalized} on a chain that has just begun */
    public Optional<Block> block(Tag tag) throws NodeException {
        return block(tag.name);
    }

    public Optional<Block> block(long number) throws NodeException {
        return block(DefaultBlockParameter.valueOf(BigInteger.valueOf(number)));
    }

    private Optional<Block> block(DefaultBlockParameter at) throws NodeException {
        return ask(
                web3j.ethGetBlockByNumber(at, false),
                r -> Optional.ofNullable(r.getBlock()).map(EthNode::block));
    }

    /** How many transactions of the account the chain holds up to that block: the nonce the next one has. */
    public long nonce(Address account, Tag tag) throws NodeException {
        return ask(
                web3j.ethGetTransactionCount(account.hex(), tag.name),
                r -> r.getTransactionCount().longValueExact());
    }

    /** As {@link #nonce(Address, Tag)} at the end of a block. */
    public long nonce(Address account, long block) throws NodeException {
        DefaultBlockParameter at = DefaultBlockParameter.valueOf(BigInteger.valueOf(block));
        return ask(
                web3j.ethGetTransactionCount(account.hex(), at),
                r -> r.getTransactionCount().longValueExact());
    }

    /** Wei. */
    public BigInteger balance(Address account) throws NodeException {
        return ask(
                web3j.ethGetBalance(account.hex(), DefaultBlockParameterName.LATEST),
                org.web3j.protocol.core.methods.response.EthGetBalance::getBalance);
    }

    /** What the node suggests to pay block builders, wei a gas. */
    public long priorityFee() throws NodeException {
        return ask(
                web3j.ethMaxPriorityFeePerGas(),
                r -> r.getMaxPriorityFeePerGas().longValueExact());
    }

    /** What becomes of a raw transaction given to a node. {@link NodeException}: nobody knows. */
    public sealed interface Sent permits Taken, NotTaken {}

    public record Taken(String transaction) implements Sent {}

    /** @param message the node's, shortened; nodes word it differently, so decide nothing by it */
    public record NotTaken(String message) implements Sent {}

    public Sent send(String rawTransaction) throws NodeException {
        Request<?, EthSendTransaction> request = web3j.ethSendRawTransaction(rawTransaction);
        return exchange(
                request,
                r -> r.hasError()
                        ? new NotTaken(clip(r.getError().getMessage()))
                        : new Taken(String.valueOf(r.getTransactionHash())));
    }

    /** @return empty if the node knows no inclusion of it */
    public Optional<Receipt> receipt(String transaction) throws NodeException {
        return ask(
                web3j.ethGetTransactionReceipt(transaction),
                r -> r.getTransactionReceipt().map(EthNode::receipt));
    }

    /** Whether the node knows the transaction, waiting or included. */
    public boolean knows(String transaction) throws NodeException {
        return ask(
                web3j.ethGetTransactionByHash(transaction),
                r -> r.getTransaction().isPresent());
    }

    /** What a call gives. */
    public sealed interface Called permits Returned, Reverted {}

    /** @param data {@code 0x…} */
    public record Returned(String data) implements Called {}

    /** @param error the contract's, or the node's words */
    public record Reverted(EasError error, String message) implements Called {}

    /** Runs a call at the latest block without a transaction. */
    public Called call(@Nullable Address from, Address to, String data) throws NodeException {
        return call(from, to, data, DefaultBlockParameterName.LATEST);
    }

    /** Runs a call on the state that a block left. */
    public Called callAt(long block, Address to, String data) throws NodeException {
        return call(null, to, data, DefaultBlockParameter.valueOf(BigInteger.valueOf(block)));
    }

    private Called call(@Nullable Address from, Address to, String data, DefaultBlockParameter at)
            throws NodeException {
        String sender = from == null ? null : from.hex();
        Transaction transaction = Transaction.createEthCallTransaction(sender, to.hex(), data);
        Request<?, EthCall> request = web3j.ethCall(transaction, at);
        return exchange(
                request, r -> r.hasError() ? reverted(r.getError()) : new Returned(String.valueOf(r.getValue())));
    }

    /** Gas a transaction would take; of one that reverts, why. */
    public sealed interface Estimate permits Gas, WouldRevert {}

    public record Gas(long units) implements Estimate {}

    public record WouldRevert(EasError error, String message) implements Estimate {}

    public Estimate estimate(Address from, Address to, String data) throws NodeException {
        Transaction transaction =
                Transaction.createFunctionCallTransaction(from.hex(), null, null, null, to.hex(), data);
        return exchange(web3j.ethEstimateGas(transaction), r -> {
            if (r.hasError()) {
                Reverted why = reverted(r.getError());
                return new WouldRevert(why.error(), why.message());
            }
            return new Gas(r.getAmountUsed().longValueExact());
        });
    }

    /**
     * Events of a contract from one block to another, both included, in the chain's order.
     *
     * @param topics an entry a position; {@code null} for any
     */
    public List<Receipt.Log> logs(Address contract, long from, long to, List<@Nullable String> topics)
            throws NodeException {
        EthFilter filter = new EthFilter(
                DefaultBlockParameter.valueOf(BigInteger.valueOf(from)),
                DefaultBlockParameter.valueOf(BigInteger.valueOf(to)),
                contract.hex());
        topics.forEach(topic -> {
            if (topic == null) {
                filter.addNullTopic();
            } else {
                filter.addSingleTopic(topic);
            }
        });
        return ask(web3j.ethGetLogs(filter), EthNode::logs);
    }

    private static List<Receipt.Log> logs(EthLog answer) {
        return answer.getLogs().stream()
                .map(EthLog.LogObject.class::cast)
                .map(EthNode::log)
                .toList();
    }

    private static Receipt.Log log(org.web3j.protocol.core.methods.response.Log log) {
        return new Receipt.Log(
                log.getAddress().toLowerCase(Locale.ROOT),
                log.getTopics(),
                log.getData(),
                log.getTransactionHash(),
                log.getBlockNumber().longValueExact(),
                log.getBlockHash(),
                log.getLogIndex().longValueExact());
    }

    private static Receipt receipt(TransactionReceipt receipt) {
        return new Receipt(
                receipt.getTransactionHash(),
                receipt.getBlockNumber().longValueExact(),
                receipt.getBlockHash(),
                receipt.isStatusOK(),
                receipt.getGasUsed().longValueExact(),
                receipt.getLogs().stream().map(EthNode::log).toList());
    }

    private static Block block(EthBlock.Block block) {
        BigInteger fee = block.getBaseFeePerGas();
        return new Block(
                block.getNumber().longValueExact(),
                block.getHash(),
                block.getTimestamp().longValueExact(),
                fee == null ? 0 : fee.longValueExact());
    }

    private static Reverted reverted(org.web3j.protocol.core.Response.Error error) {
        String data = error.getData() == null ? "" : error.getData();
        return new Reverted(EasError.of(data), clip(String.valueOf(error.getMessage())));
    }

    private interface Read<R, T> {
        T from(R response);
    }

    /** Asks what has an answer: an error of the node is a failure. */
    private <T, R extends org.web3j.protocol.core.Response<?>> T ask(Request<?, R> request, Read<R, T> read)
            throws NodeException {
        return exchange(request, r -> {
            if (r.hasError()) {
                throw new IllegalStateException(clip(String.valueOf(r.getError().getMessage())));
            }
            return read.from(r);
        });
    }

    private <T, R extends org.web3j.protocol.core.Response<?>> T exchange(Request<?, R> request, Read<R, T> read)
            throws NodeException {
        String what = shown + ", " + request.getMethod() + ": ";
        try {
            return read.from(request.send());
        } catch (ClientConnectionException e) {
            throw NodeException.answer(what + "no JSON-RPC answer (an HTTP error)", e);
        } catch (IOException e) {
            throw new NodeException(what + reason(e), e);
        } catch (RuntimeException e) {
            throw NodeException.answer(what + clip(String.valueOf(e.getMessage())), e);
        }
    }

    private static String reason(IOException e) {
        return e instanceof com.fasterxml.jackson.core.JacksonException
                ? "the answer is no JSON-RPC"
                : clip(String.valueOf(e.getMessage()));
    }

    private static Response bounded(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        ResponseBody body = response.peekBody(LONGEST_ANSWER + 1);
        if (body.contentLength() > LONGEST_ANSWER) {
            response.close();
            throw new IOException("an answer of more than " + (LONGEST_ANSWER >> 20) + " MiB");
        }
        return response;
    }

    private static String clip(String text) {
        return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "…";
    }

    private static URI parse(String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the node's address is no URL", null);
        }
        boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!http || uri.getHost() == null) {
            throw new IllegalArgumentException("the node's address is not of the form https://host[:port]/…");
        }
        return uri;
    }

    @Override
    public void close() {
        web3j.shutdown();
    }
}
