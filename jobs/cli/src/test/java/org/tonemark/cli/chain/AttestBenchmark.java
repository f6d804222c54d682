package org.tonemark.cli.chain;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tonemark.curation.chain.attest.Attesting;
import org.tonemark.curation.chain.attest.Batches;
import org.tonemark.curation.chain.eas.Deployment;
import org.tonemark.curation.chain.eas.EasSchema;
import org.tonemark.curation.chain.eas.OffchainAttestation;
import org.tonemark.curation.chain.local.Anvil;
import org.tonemark.curation.chain.local.EasDeployer;
import org.tonemark.curation.chain.local.LocalTools;
import org.tonemark.curation.chain.outbox.Actions;
import org.tonemark.curation.chain.outbox.Progress;
import org.tonemark.curation.chain.outbox.SendPolicy;
import org.tonemark.curation.chain.outbox.Sender;
import org.tonemark.curation.chain.rpc.EthNode;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.core.Status;
import org.tonemark.curation.core.attest.AttestedDecision;
import org.tonemark.curation.core.attest.BatchRecord;
import org.tonemark.curation.core.attest.Bytes32;
import org.tonemark.curation.core.ballot.Secp256k1;
import org.tonemark.curation.core.outbox.Entry;
import org.tonemark.curation.core.port.DecidedCases;
import org.tonemark.curation.store.CurationStore;
import org.tonemark.curation.store.DatabaseAddress;
import org.tonemark.curation.store.key.KeyFile;
import org.tonemark.ipfs.FolderPublisher;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.ECKeyPair;

/**
 * Times signing, batching, keeping, publishing and attesting of made-up decisions against a real node with the gas cap on.
 * Run: {@code AttestBenchmark DECISIONS OUT.json}.
 */
final class AttestBenchmark {
    private static final BigInteger KEY = BigInteger.valueOf(4711);

    private AttestBenchmark() {}

    private record Made(int count) implements DecidedCases {
        @Override
        public List<AttestedDecision> decidedIn(long epoch) {
            return IntStream.range(0, count).mapToObj(Made::decision).toList();
        }

        private static AttestedDecision decision(int i) {
            return new AttestedDecision(
                    new CaseId("bafybei" + "%052d".formatted(i), 0),
                    Status.PROMOTED,
                    "QUALITY_SHOWN",
                    0,
                    Address.parse("0x000000000000000000000000000000000000dE70"),
                    1_700_000_000,
                    new Bytes32("0x%064x".formatted(1)),
                    new Bytes32("0x%064x".formatted(i)),
                    "bafkrei" + "%052d".formatted(i));
        }

        @Override
        public Optional<AttestedDecision> decision(CaseId caseId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<AttestedDecision> decisions(String cid) {
            throw new UnsupportedOperationException();
        }
    }

    public static void main(String[] args) throws Exception {
        Map<String, Object> result = run(Files.createTempDirectory("tonemark-attest"), Integer.parseInt(args[0]));
        String json =
                new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(result);
        System.out.println(json);
        Files.writeString(Path.of(args[1]), json + "\n");
    }

    static Map<String, Object> run(Path folder, int decisions) throws Exception {
        LocalTools tools = LocalTools.find(Path.of(System.getProperty("tonemark.root")), System.getenv())
                .orElseThrow();
        try (Anvil anvil = Anvil.start(tools.anvil());
                EasDeployer control = new EasDeployer(anvil.url());
                EthNode node = new EthNode(anvil.url(), Duration.ofSeconds(20));
                CurationStore store = CurationStore.open(
                        new DatabaseAddress.Sqlite(folder.resolve("curation.db")),
                        Rule.V1,
                        KeyFile.readOrCreate(folder.resolve("receipt.key")),
                        Clock.systemUTC())) {
            Deployment eas = control.deploy(tools.artifacts());
            control.fund(Secp256k1.address(KEY), 10);
            control.mine(8);
            return measure(folder, decisions, control, node, store, eas);
        }
    }

    private static Map<String, Object> measure(
            Path folder, int decisions, EasDeployer control, EthNode node, CurationStore store, Deployment eas)
            throws Exception {
        Batches batches = new Batches(
                new Made(decisions), store.batches(), new FolderPublisher(folder.resolve("content")), eas.domain());
        Address account = Secp256k1.address(KEY);
        Map<String, Object> seconds = new LinkedHashMap<>();
        long begin = System.nanoTime();
        long cpu = cpu();
        List<BatchRecord> made =
                batches.make(batches.waiting(1), account, d -> OffchainAttestation.sign(d, eas.domain(), KEY));
        seconds.put("signBatchKeep", since(begin));
        long at = System.nanoTime();
        made.forEach(batches::publish);
        seconds.put("publish", since(at));
        at = System.nanoTime();
        Attesting attesting = new Attesting(store.batches(), store.outbox(), eas, account);
        attesting.intend();
        Sender sender =
                new Sender(node, eas, Credentials.create(ECKeyPair.create(KEY)), store.outbox(), SendPolicy.DEFAULT);
        for (List<Progress> progress = sender.round();
                !progress.stream().allMatch(Progress::done);
                progress = sender.round()) {
            control.mine(1);
        }
        seconds.put("attest", since(at));
        seconds.put("whole", since(begin));
        seconds.put("cpu", Math.round((cpu() - cpu) / 1e7) / 100.0);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("decisions", decisions);
        result.put("batches", made.size());
        long gas = 0;
        for (BatchRecord batch : made) {
            gas += node.receipt(
                            attesting.landing(batch).orElseThrow().transaction().hex())
                    .orElseThrow()
                    .gasUsed();
        }
        result.put("gas", gas);
        result.put("gasADecision", Math.round(100.0 * gas / decisions) / 100.0);
        Actions actions = new Actions(eas, account);
        for (EasSchema schema : EasSchema.values()) {
            Bytes32 transaction = store.outbox()
                    .entry(actions.register(schema).key())
                    .flatMap(Entry::landing)
                    .orElseThrow()
                    .transaction();
            result.put(
                    "gasToRegister" + schema,
                    node.receipt(transaction.hex()).orElseThrow().gasUsed());
        }
        result.put("seconds", seconds);
        return result;
    }

    private static double since(long begin) {
        return Math.round((System.nanoTime() - begin) / 1e7) / 100.0;
    }

    /** Of this process, nanoseconds. */
    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
