package org.tonemark.cli.curation;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.UserException;
import org.tonemark.curation.core.provenance.RecordMessage;
import org.tonemark.curation.core.provenance.SignedRecord;
import org.tonemark.curation.store.key.KeyFile;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds the uploader's signature. */
@Command(
        name = "sign",
        description = {
            "Adds the uploader's signature to a generation record: the one that a wallet gave for its text, or one made "
                    + "with a key file (in development).",
            "Without an option, prints the text to sign."
        },
        mixinStandardHelpOptions = true)
final class RecordSignCommand implements Callable<Integer> {
    private final Host host;

    @Parameters(paramLabel = "FILE", description = "a record of: tonemark record new")
    private String file = "";

    @ArgGroup
    private @Nullable How how;

    RecordSignCommand(Host host) {
        this.host = host;
    }

    /** One of the two. */
    static final class How {
        @Option(
                names = "--signature",
                required = true,
                paramLabel = "HEX",
                description = "what the wallet answered: 0x and 130 hexadecimal digits")
        private @Nullable String signature;

        @Option(names = "--key", required = true, paramLabel = "FILE", description = "key file (see: tonemark key)")
        private @Nullable String key;
    }

    @Override
    public Integer call() throws IOException {
        SignedRecord record = RecordFiles.read(host, file);
        if (how == null) {
            host.out().println(RecordMessage.text(record.record()));
            return ExitCode.OK;
        }
        SignedRecord signed = how.key == null ? withSignature(record, how.signature) : withKey(record, how.key);
        if (!signed.signedByUploader()) {
            throw UserException.usage("this signature is not that of the uploader "
                    + record.record().uploader() + " on this record: sign the text that tonemark record sign " + file
                    + " prints");
        }
        RecordFiles.write(host.resolve(file), signed);
        host.out().println(RecordCheckCommand.Line.of(signed).json());
        return ExitCode.OK;
    }

    private SignedRecord withKey(SignedRecord record, String name) throws IOException {
        try {
            KeyFile key = KeyFile.read(host.resolve(name));
            return SignedRecord.sign(record.record(), new BigInteger(key.secretText(), 16));
        } catch (IllegalArgumentException e) {
            throw UserException.usage(String.valueOf(e.getMessage()));
        }
    }

    /** Some wallets count the last byte from 0. */
    private static SignedRecord withSignature(SignedRecord record, @Nullable String given) {
        String hex = String.valueOf(given).toLowerCase(Locale.ROOT);
        if (!hex.matches("0x[0-9a-f]{130}")) {
            throw UserException.usage("--signature is 0x and 130 hexadecimal digits");
        }
        String body = hex.substring(0, 130);
        String last = hex.substring(130);
        String v = last.equals("00") ? "1b" : last.equals("01") ? "1c" : last;
        return new SignedRecord(record.record(), body + v);
    }
}
