package org.tonemark.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.Tonemark;
import org.tonemark.cli.UserException;
import org.tonemark.curation.chain.eas.Deployment;
import org.tonemark.curation.chain.eas.Eip55;
import org.tonemark.curation.chain.key.AttestorKey;
import org.tonemark.curation.chain.local.Anvil;
import org.tonemark.curation.chain.local.EasDeployer;
import org.tonemark.curation.chain.local.LocalTools;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.core.attest.SignedDecision;
import org.tonemark.curation.store.CurationStore;
import org.tonemark.curation.store.DatabaseAddress;
import org.tonemark.curation.store.key.KeyFile;

/** Signs and batches what was decided, with or without a chain, and makes a receipt of every track. */
final class AttestStage implements DemoStage {
    private final boolean chain;

    AttestStage(boolean chain) {
        this.chain = chain;
    }

    @Override
    public String title() {
        return chain ? "Attest (on a chain of this machine)" : "Attest (signed, off chain)";
    }

    @Override
    public void run(Context context) throws IOException {
        Attestor attestor = Attestor.create(context.folder().resolve("curation"));
        if (!chain) {
            attest(context, attestor, List.of(), List.of());
            return;
        }
        LocalTools tools = LocalTools.find(context.host().home(), context.host().environment())
                .orElseThrow(
                        () -> UserException.usage("demo --chain needs anvil and the EAS contracts: run ./test once "
                                + "with npm installed, or npm ci in jobs/cli/src/test/node/chain; TONEMARK_ANVIL names "
                                + "another anvil"));
        try (Anvil anvil = Anvil.start(tools.anvil(), "--block-time", "1");
                EasDeployer control = new EasDeployer(anvil.url())) {
            Deployment eas = control.deploy(tools.artifacts());
            control.fund(attestor.key().address(), 1);
            context.host().out().println("Chain: " + anvil.url() + ", EAS at " + Eip55.of(eas.contract()));
            List<String> place = List.of(
                    "--chain",
                    String.valueOf(eas.chainId()),
                    "--contract",
                    eas.contract().hex(),
                    "--rpc",
                    anvil.url());
            attest(
                    context,
                    attestor,
                    place,
                    List.of("--registry", eas.registry().hex()));
        }
    }

    /** The demonstration's attestor: a keystore and the file of its password, for this user alone to read. */
    private record Attestor(Path data, Path keystore, Path password, AttestorKey key) {
        static Attestor create(Path data) throws IOException {
            byte[] random = new byte[16];
            new SecureRandom().nextBytes(random);
            String secret = HexFormat.of().formatHex(random);
            Path password = Files.createFile(
                    data.resolve("attestor.password"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(password, secret + "\n");
            Path keystore = data.resolve("attestor.json");
            return new Attestor(data, keystore, password, AttestorKey.create(keystore, secret));
        }
    }

    private static void attest(Context context, Attestor attestor, List<String> place, List<String> registry)
            throws IOException {
        Host host = context.host();
        List<String> attest =
                new ArrayList<>(List.of("attest", "--data", attestor.data().toString()));
        attest.addAll(List.of("--key", attestor.keystore().toString()));
        attest.addAll(List.of("--password-file", attestor.password().toString()));
        attest.addAll(place);
        attest.addAll(registry);
        command(host, attest);
        Path receipts = context.folder().resolve("receipts");
        List<String> tracks = tracks(attestor.data(), host);
        for (String track : tracks) {
            command(
                    host,
                    List.of("receipt", track, "--data", attestor.data().toString(), "--out", file(receipts, track)));
        }
        List<String> check = new ArrayList<>(List.of("check", file(receipts, tracks.get(0)), "--attestor"));
        check.add(Eip55.of(attestor.key().address()));
        check.addAll(place);
        command(host, check);
        host.out().println("Receipts of " + tracks.size() + " tracks: " + receipts);
    }

    private static String file(Path receipts, String track) {
        return receipts.resolve(track + ".json").toString();
    }

    private static List<String> tracks(Path data, Host host) throws IOException {
        try (CurationStore store = CurationStore.open(
                new DatabaseAddress.Sqlite(data.resolve("curation.db")),
                Rule.V1,
                KeyFile.read(data.resolve("receipt.key")),
                host.clock())) {
            return store.batches().all().stream()
                    .flatMap(batch -> store.batches().attestations(batch.root()).stream())
                    .map(SignedDecision::caseId)
                    .map(org.tonemark.curation.core.CaseId::cid)
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    private static void command(Host host, List<String> line) {
        int code = Tonemark.run(host, line.toArray(String[]::new));
        if (code != ExitCode.OK) {
            throw new UserException(code, "the demonstration ended: tonemark " + line.get(0) + " gave " + code);
        }
    }
}
