package org.tonemark.cli.curation;

import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.UserException;
import org.tonemark.curation.core.hash.RawCid;
import org.tonemark.curation.core.provenance.GenerationRecord;
import org.tonemark.curation.core.provenance.PromptHash;
import org.tonemark.curation.core.provenance.SignedRecord;
import org.tonemark.curation.store.json.CurationJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a record's form and signature. */
@Command(
        name = "check",
        description = {
            "Checks a generation record: its form, and that the uploader it names signed it. Prints a JSON line with its CID.",
            "Proves who stated it, not that it is true. Exit code 5 if the signature or the prompt is not the record's."
        },
        mixinStandardHelpOptions = true)
final class RecordCheckCommand implements Callable<Integer> {
    private static final int LONGEST_PROMPT_FILE = 48 * 1024;

    private final Host host;

    @Parameters(paramLabel = "FILE", description = "the record; - for standard input")
    private String file = "";

    @Option(
            names = "--prompt-file",
            paramLabel = "FILE",
            description = "check that this is the prompt kept back; with --salt-file")
    private @Nullable String promptFile;

    @Option(names = "--salt-file", paramLabel = "FILE", description = "the prompt's salt, as record new wrote it")
    private @Nullable String saltFile;

    RecordCheckCommand(Host host) {
        this.host = host;
    }

    /** What is known of a record. @param cid of its canonical JSON; of an unsigned record {@code null} */
    record Line(
            String track,
            String uploader,
            boolean signed,
            @Nullable String cid) {
        static Line of(SignedRecord record) {
            boolean signed = record.signedByUploader();
            String cid = signed ? RawCid.of(CurationJson.writeBytes(record)) : null;
            GenerationRecord stated = record.record();
            return new Line(stated.track(), stated.uploader().hex(), signed, cid);
        }

        String json() {
            return CurationJson.write(this);
        }
    }

    @Override
    public Integer call() throws IOException {
        if ((promptFile == null) != (saltFile == null)) {
            throw UserException.usage("--prompt-file and --salt-file go together");
        }
        SignedRecord record = RecordFiles.read(host, file);
        Line line = Line.of(record);
        host.out().println(line.json());
        if (!line.signed()) {
            host.say("tonemark: " + (record.signature() == null ? "not signed" : "not signed by its uploader"));
            return ExitCode.FALSE;
        }
        if (promptFile != null && saltFile != null && !promptFits(record.record(), promptFile, saltFile)) {
            host.say("tonemark: this prompt and salt do not give the record's hash");
            return ExitCode.FALSE;
        }
        return ExitCode.OK;
    }

    private boolean promptFits(GenerationRecord record, String prompt, String salt) throws IOException {
        if (record.promptSha256() == null) {
            throw UserException.usage("the record has its prompt in clear");
        }
        String asked = RecordFiles.text(host, prompt, LONGEST_PROMPT_FILE).stripTrailing();
        String digits = RecordFiles.text(host, salt, 1_000).strip();
        if (!digits.matches("[0-9a-f]{64}")) {
            throw UserException.usage(salt + " is no salt: it must hold 64 hexadecimal digits");
        }
        return PromptHash.of(HexFormat.of().parseHex(digits), asked).equals(record.promptSha256());
    }
}
