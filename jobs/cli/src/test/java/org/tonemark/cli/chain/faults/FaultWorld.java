package org.tonemark.cli.chain.faults;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tonemark.curation.chain.attest.Batches;
import org.tonemark.curation.chain.eas.Deployment;
import org.tonemark.curation.chain.local.Anvil;
import org.tonemark.curation.chain.local.EasDeployer;
import org.tonemark.curation.chain.local.LocalTools;
import org.tonemark.curation.chain.rpc.EthNode;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.ballot.Secp256k1;
import org.tonemark.curation.store.CurationStore;
import org.tonemark.ipfs.FolderPublisher;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionDecoder;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.utils.Numeric;

/** The node, the program before it, and the faults between them. */
final class FaultWorld implements AutoCloseable {
    private static final Address ACCOUNT = Secp256k1.address(FaultWorker.KEY);
    private static final long HANG_MILLIS = 900;
    private static final int FINAL_DEPTH = 4;
    private static final int DEEPEST = 8;
    private static final int MOST_TRIES = 3;
    private static final int MOST_OPEN = 12;
    private static final Pattern RESULT = Pattern.compile("\"result\":\"(0x[0-9a-f]{64})\"");

    private final Path folder;
    private final EasDeployer control;
    private final Deployment eas;
    private final EthNode node;
    private final FaultProxy proxy;
    private final Workers workers;
    private final CurationStore store;
    private final Object chain = new Object();
    private final List<Armed> armed = new ArrayList<>();

    FaultWorld(Path folder, Anvil anvil, LocalTools tools) throws IOException {
        this.folder = folder;
        control = new EasDeployer(anvil.url());
        control.ask("evm_setAutomine", true);
        eas = control.deploy(tools.artifacts());
        control.fund(ACCOUNT, 1_000_000);
        control.mine(20);
        control.ask("evm_setAutomine", false);
        node = new EthNode(anvil.url(), Duration.ofSeconds(20));
        proxy = new FaultProxy(anvil.url(), this::treat);
        store = FaultWorker.store(folder);
        workers = new Workers(
                folder, proxy.url(), eas.contract().hex(), eas.registry().hex());
    }

    Path folder() {
        return folder;
    }

    Deployment eas() {
        return eas;
    }

    EthNode node() {
        return node;
    }

    long blocks() throws IOException {
        return node.block(EthNode.Tag.LATEST).orElseThrow().number();
    }

    void arm(List<Fault> faults, SplittableRandom random) {
        synchronized (armed) {
            faults.forEach(fault -> armed.add(new Armed(fault, random.split())));
        }
    }

    boolean struckAll() {
        synchronized (armed) {
            return armed.stream().allMatch(Armed::over);
        }
    }

    List<Fault> disarm() {
        synchronized (armed) {
            List<Fault> left =
                    armed.stream().filter(a -> !a.struck).map(a -> a.fault).toList();
            armed.clear();
            return left;
        }
    }

    /** Whether nothing is left to do, by the outbox. */
    boolean quiet() throws IOException {
        SyntheticCases cases = new SyntheticCases(folder.resolve("closed"));
        Batches batches =
                new Batches(cases, store.batches(), new FolderPublisher(folder.resolve("content")), eas.domain());
        return batches.waiting(cases.epochs()).isEmpty()
                && batches.unpublished().isEmpty()
                && store.outbox().open(eas.chainId(), ACCOUNT).isEmpty();
    }

    /** Whether so much is open that no more should be decided for now. */
    boolean busy() {
        return store.outbox().open(eas.chainId(), ACCOUNT).stream()
                        .filter(entry -> entry.landing().isEmpty())
                        .count()
                > MOST_OPEN;
    }

    /** A block, and what faults do between calls. */
    void tick() throws IOException {
        List<Armed> now;
        synchronized (armed) {
            now = List.copyOf(armed);
        }
        synchronized (chain) {
            control.mine(1);
            for (Armed fault : now) {
                between(fault);
            }
        }
    }

    private void between(Armed fault) throws IOException {
        if (!fault.struck) {
            switch (fault.fault) {
                case KILL_ANY_TIME -> {
                    pause(fault.random.nextInt(60));
                    fault.struck = fault.countdown-- <= 0 && workers.kill();
                }
                case FEE_SPIKE -> {
                    fault.struck = true;
                    fault.lasting = 2 + fault.random.nextInt(4);
                }
                case NONCE_GAP -> begin(fault);
                default -> {}
            }
        } else if (fault.lasting > 0) {
            fault.lasting--;
            if (fault.fault == Fault.FEE_SPIKE) {
                long gwei = 5 + fault.random.nextInt(195);
                control.ask("anvil_setNextBlockBaseFeePerGas", "0x" + Long.toHexString(gwei * 1_000_000_000L));
            }
            if (fault.lasting == 0) {
                end(fault);
            }
        }
    }

    /** Another program's transaction is included, so that ours takes the nonce after it. */
    private void begin(Armed fault) throws IOException {
        if (fault.block == 0 && fault.tries++ < MOST_TRIES) {
            foreign(node.nonce(ACCOUNT, EthNode.Tag.LATEST));
            control.mine(1);
            fault.block = blocks();
        }
    }

    private void end(Armed fault) throws IOException {
        switch (fault.fault) {
            case REORG -> reorg(1 + fault.random.nextInt(FINAL_DEPTH - 1));
            case FALSE_FINALITY -> reorg(FINAL_DEPTH + 1 + fault.random.nextInt(DEEPEST - FINAL_DEPTH));
            case FALSE_FINALITY_NONCE_TAKEN -> {
                reorg(DEEPEST);
                control.ask("anvil_dropAllTransactions");
                node.send(fault.raw); // somebody else's node still had it
            }
            default -> {}
        }
    }

    private void reorg(int depth) throws IOException {
        control.ask("anvil_reorg", depth, List.of());
    }

    private String treat(String method, String body, FaultProxy.Upstream upstream) throws IOException {
        Armed strike = null;
        boolean lying = false;
        boolean denying = false;
        synchronized (armed) {
            for (Armed fault : armed) {
                boolean going = fault.struck && fault.lasting > 0;
                lying |= going && fault.fault.name().startsWith("FALSE_FINALITY");
                denying |= going && fault.fault == Fault.DENIED_RECEIPTS;
                if (strike == null && betweenCalls(fault) && fault.strikes(method)) {
                    strike = fault;
                }
            }
        }
        if (strike != null) {
            return strike(strike, method, body, upstream);
        }
        if (denying && (method.equals("eth_getTransactionReceipt") || method.equals("eth_getTransactionByHash"))) {
            return "{\"jsonrpc\":\"2.0\",\"id\":" + id(body) + ",\"result\":null}";
        }
        return upstream.ask(lying ? body.replace("\"finalized\"", "\"latest\"") : body);
    }

    private static boolean betweenCalls(Armed fault) {
        return switch (fault.fault) {
            case KILL_ANY_TIME, FEE_SPIKE -> false;
            case NONCE_GAP -> fault.block > 0;
            default -> true;
        };
    }

    private static String id(String body) {
        Matcher id = Pattern.compile("\"id\":(\\d+)").matcher(body);
        return id.find() ? id.group(1) : "0";
    }

    private String strike(Armed fault, String method, String body, FaultProxy.Upstream upstream) throws IOException {
        fault.struck = true;
        switch (fault.fault) {
            case KILL_BEFORE_CALL, KILL_BEFORE_SEND -> {
                fault.struck = workers.kill();
                throw new IOException("killed");
            }
            case KILL_AFTER_CALL, KILL_AFTER_SEND -> {
                upstream.ask(body);
                fault.struck = workers.kill();
                throw new IOException("killed");
            }
            case TIMEOUT_BEFORE -> throw hang();
            case TIMEOUT_AFTER -> {
                upstream.ask(body);
                throw hang();
            }
            case CUT_ANSWER -> {
                upstream.ask(body);
                throw new IOException("cut");
            }
            case GARBAGE -> {
                return fault.random.nextBoolean() ? "<html>502 Bad Gateway</html>" : "{\"jsonrpc\":\"2.0\",\"id\":1";
            }
            case DUPLICATE_SEND -> {
                upstream.ask(body);
                String answer = upstream.ask(body);
                upstream.ask(body);
                return answer;
            }
            case DENIED_RECEIPTS -> {
                fault.lasting = 5 + fault.random.nextInt(30);
                return upstream.ask(body);
            }
            case NONCE_GAP -> {
                return gap(fault, method, body, upstream);
            }
            default -> {
                return onSend(fault, body, upstream);
            }
        }
    }

    /** Ours is sent; then the block with the other's transaction is taken back, and nobody sends that again. */
    private String gap(Armed fault, String method, String body, FaultProxy.Upstream upstream) throws IOException {
        String answer = upstream.ask(body);
        synchronized (chain) {
            int depth = (int) (blocks() - fault.block + 1);
            if (!method.equals("eth_sendRawTransaction") || depth >= FINAL_DEPTH) {
                fault.struck = false;
                fault.block = depth >= FINAL_DEPTH ? 0 : fault.block;
                return answer;
            }
            reorg(depth);
            control.ask("anvil_dropAllTransactions");
        }
        return answer;
    }

    private String onSend(Armed fault, String body, FaultProxy.Upstream upstream) throws IOException {
        Matcher raw = Pattern.compile("0x[0-9a-f]{100,}").matcher(body);
        fault.raw = raw.find() ? raw.group() : "";
        long nonce = TransactionDecoder.decode(fault.raw).getNonce().longValueExact();
        synchronized (chain) {
            if (fault.fault == Fault.NONCE_TAKEN) {
                foreign(nonce);
                control.mine(1);
            }
            String answer = upstream.ask(body);
            switch (fault.fault) {
                case FORGOTTEN -> drop(answer);
                case REPLACED -> foreign(nonce);
                case REORG -> fault.lasting = 1 + fault.random.nextInt(3);
                case FALSE_FINALITY -> fault.lasting = 3 + fault.random.nextInt(5);
                case FALSE_FINALITY_NONCE_TAKEN -> {
                    drop(answer);
                    foreign(nonce);
                    fault.lasting = 5 + fault.random.nextInt(2);
                }
                default -> {}
            }
            return answer;
        }
    }

    private void drop(String answer) throws IOException {
        Matcher hash = RESULT.matcher(answer);
        if (hash.find()) {
            control.ask("anvil_dropTransaction", hash.group(1));
        }
    }

    private static IOException hang() {
        pause(HANG_MILLIS);
        return new IOException("no answer");
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A transaction of the attestor's account by another program, better paid than any of ours. */
    private void foreign(long nonce) throws IOException {
        RawTransaction transaction = RawTransaction.createTransaction(
                eas.chainId(),
                BigInteger.valueOf(nonce),
                BigInteger.valueOf(21_000),
                "0x000000000000000000000000000000000000dead",
                BigInteger.ONE,
                "0x",
                BigInteger.valueOf(900_000_000_000L),
                BigInteger.valueOf(1_900_000_000_000L));
        byte[] raw = TransactionEncoder.signMessage(transaction, Credentials.create(ECKeyPair.create(FaultWorker.KEY)));
        node.send(Numeric.toHexString(raw));
    }

    void stopWorkers() {
        workers.close();
    }

    @Override
    public void close() {
        workers.close();
        proxy.close();
        store.close();
        node.close();
        control.close();
    }
}
