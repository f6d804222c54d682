package org.tonemark.cli.chain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.UserException;
import org.tonemark.curation.chain.eas.Deployment;
import org.tonemark.curation.chain.eas.EasDomain;
import org.tonemark.curation.chain.eas.Eip55;
import org.tonemark.curation.chain.key.AttestorList;
import org.tonemark.curation.chain.receipt.ChainCheck;
import org.tonemark.curation.chain.receipt.CheckPage;
import org.tonemark.curation.chain.receipt.CheckReport;
import org.tonemark.curation.chain.receipt.OfflineCheck;
import org.tonemark.curation.chain.receipt.ReceiptJson;
import org.tonemark.curation.chain.receipt.Trust;
import org.tonemark.curation.core.Address;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a receipt, without a server of ours. */
@Command(
        name = "check",
        description = {
            "Checks a receipt: an attestor that you trust signed it and, with --rpc, it is attested on chain and stands.",
            "Whom to trust, and on which chain, comes from you; nothing in the receipt is believed. It says what was "
                    + "proven and what not (docs/attestation.md)."
        },
        footer = {"", "Exit codes: 0 true; 3 not settled yet; 4 the node gave no usable answer; 5 false."},
        mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {
    private final Host host;

    @Parameters(arity = "0..1", paramLabel = "RECEIPT.json", description = "a receipt; - for standard input")
    private String receipt = "";

    @Option(
            names = "--page",
            paramLabel = "FILE.html",
            description =
                    "instead of a check, writes the page that does it in a browser: one file, for anybody to serve")
    @Nullable
    private String page;

    @Option(
            names = "--attestor",
            paramLabel = "ADDRESS",
            description = "an attestor that you trust; after a change of keys, name both")
    private List<String> attestors = List.of();

    @Option(
            names = "--attestors",
            paramLabel = "FILE",
            description = "file of attestors that you trust, an address a line")
    @Nullable
    private String list;

    @Option(names = "--chain", paramLabel = "ID", description = "chain id (default: 8453, Base)")
    private long chain = Deployment.BASE;

    @Option(
            names = "--contract",
            paramLabel = "ADDRESS",
            description = "the Ethereum Attestation Service on that chain (default: where it is known to stand)")
    @Nullable
    private String contract;

    @Option(names = "--rpc", paramLabel = "URL", description = "a node of that chain to ask (default: none is asked)")
    @Nullable
    private String rpc;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "longest time for an answer of the node (default: 20)")
    private int timeout = 20;

    @Option(names = "--json", description = "one JSON object (docs/schema/check-1.json)")
    private boolean json;

    public CheckCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws IOException {
        if (receipt.isEmpty() == (page == null)) {
            throw UserException.usage("name a receipt to check, or a file for the page with --page");
        }
        if (page != null) {
            Files.write(host.resolve(page), CheckPage.html());
            return ExitCode.OK;
        }
        Trust trust = trust();
        OfflineCheck.Outcome offline = OfflineCheck.of(bytes(), trust);
        CheckReport report = rpc == null ? offline.report() : onChain(offline, trust, rpc);
        CheckText.print(host, report, rpc != null, json);
        return switch (report.result()) {
            case PROVEN -> ExitCode.OK;
            case OPEN -> ExitCode.INCOMPLETE;
            case FALSE -> ExitCode.FALSE;
        };
    }

    private CheckReport onChain(OfflineCheck.Outcome offline, Trust trust, String url) {
        try {
            return NodeCheck.of(offline, trust, url, Duration.ofSeconds(timeout));
        } catch (ChainCheck.WrongChainException e) {
            throw new UserException(ExitCode.UNAVAILABLE, e.getMessage() + ": name a node of the right one");
        } catch (IOException e) {
            throw new UserException(ExitCode.UNAVAILABLE, "the node gave no usable answer: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw UserException.usage(String.valueOf(e.getMessage()));
        }
    }

    private Trust trust() throws IOException {
        try {
            Set<Address> trusted = new TreeSet<>();
            for (String attestor : attestors) {
                trusted.add(Eip55.parse(attestor));
            }
            if (list != null) {
                trusted.addAll(AttestorList.read(host.resolve(list)));
            }
            if (trusted.isEmpty()) {
                throw UserException.usage("name the attestor that you trust with --attestor ADDRESS: a receipt"
                        + " proves nothing by itself");
            }
            if (timeout < 1 || timeout > 300) {
                throw UserException.usage("--timeout is 1 … 300 seconds, not " + timeout);
            }
            return new Trust(trusted, domain());
        } catch (IllegalArgumentException e) {
            throw UserException.usage(String.valueOf(e.getMessage()));
        }
    }

    private EasDomain domain() {
        if (contract != null) {
            return new EasDomain(chain, Eip55.parse(contract));
        }
        return Deployment.of(chain)
                .map(Deployment::domain)
                .orElseThrow(() -> UserException.usage("where the attestation service stands on chain " + chain
                        + " is not known: name it with --contract"));
    }

    /** At most one byte more than a receipt has. */
    private byte[] bytes() throws IOException {
        if (receipt.equals("-")) {
            return host.in().readNBytes(ReceiptJson.LARGEST + 1);
        }
        Path file = host.resolve(receipt);
        if (!Files.isRegularFile(file)) {
            throw UserException.usage(receipt + ": no such file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(ReceiptJson.LARGEST + 1);
        }
    }
}
