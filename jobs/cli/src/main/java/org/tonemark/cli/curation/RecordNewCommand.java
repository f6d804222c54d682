package org.tonemark.cli.curation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.UserException;
import org.tonemark.curation.core.provenance.GenerationRecord;
import org.tonemark.curation.core.provenance.PromptHash;
import org.tonemark.curation.core.provenance.RecordMessage;
import org.tonemark.curation.core.provenance.SignedRecord;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a record that is still to be signed. */
@Command(
        name = "new",
        description = {
            "Writes a generation record, unsigned, and prints the text that the uploader's wallet signs.",
            "What is in it becomes public for ever with the submission, but for a prompt that is kept back."
        },
        mixinStandardHelpOptions = true)
final class RecordNewCommand implements Callable<Integer> {
    private static final int LONGEST_PROMPT_FILE = 48 * 1024;

    private final Host host;

    @Parameters(paramLabel = "CID", description = "the track")
    private String track = "";

    @Option(names = "--uploader", required = true, paramLabel = "ADDRESS", description = "wallet that will sign")
    private String uploader = "";

    @Option(names = "--tool", required = true, paramLabel = "NAME", description = "what made the track: Suno, Udio, …")
    private String tool = "";

    @Option(
            names = "--model",
            defaultValue = "unknown",
            paramLabel = "VERSION",
            description = "version of its model (default: unknown)")
    private String model = "unknown";

    @ArgGroup(multiplicity = "1")
    private Prompt prompt = new Prompt();

    @Option(names = "--hide-prompt", description = "publish a salted hash of the prompt only; needs --prompt-file")
    private boolean hidden;

    @Option(names = "--seed", paramLabel = "TEXT", description = "the tool's random seed, if it shows one")
    private @Nullable String seed;

    @Option(
            names = "--parent",
            paramLabel = "CID",
            description = "a submitted track this one was made from; repeatable")
    private List<String> parents = List.of();

    @Option(
            names = "--external-parent",
            paramLabel = "CID",
            description = "a work elsewhere that it was made from; repeatable")
    private List<String> externalParents = List.of();

    @Option(
            names = "--rights",
            required = true,
            paramLabel = "TEXT",
            description = "an SPDX licence expression (CC-BY-4.0), or a statement in your words")
    private String rights = "";

    @Option(
            names = "--created",
            paramLabel = "TIME",
            description = "when it was made, such as 2026-11-21T12:00:00Z (default: now)")
    private @Nullable String created;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "where the record goes")
    private String out = "";

    RecordNewCommand(Host host) {
        this.host = host;
    }

    /** One of the two. */
    static final class Prompt {
        @Option(names = "--prompt", required = true, paramLabel = "TEXT", description = "what the tool was asked")
        private @Nullable String text;

        @Option(
                names = "--prompt-file",
                required = true,
                paramLabel = "FILE",
                description = "the same from a file, UTF-8; - for standard input")
        private @Nullable String file;
    }

    @Override
    public Integer call() throws IOException {
        Path file = host.resolve(out);
        Path saltFile = host.resolve(out + ".salt");
        if (Files.exists(file) || hidden && Files.exists(saltFile)) {
            throw UserException.usage(
                    out + (Files.exists(file) ? "" : ".salt") + " is there already: name another file");
        }
        String asked = prompt();
        byte[] salt = new byte[PromptHash.SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        GenerationRecord record = record(asked, salt);
        if (hidden) {
            RecordFiles.writeSecret(saltFile, HexFormat.of().formatHex(salt) + "\n");
            host.say(out + ".salt is the prompt's salt: keep it secret and safe; with it and the prompt you can prove "
                    + "later what you asked.");
        }
        RecordFiles.write(file, new SignedRecord(record, null));
        host.out().println(RecordMessage.text(record));
        host.say("Sign this text with the wallet " + record.uploader() + " (personal_sign), then: tonemark record sign "
                + out + " --signature 0x…");
        return ExitCode.OK;
    }

    private String prompt() throws IOException {
        if (hidden && prompt.file == null) {
            throw UserException.usage("--hide-prompt needs --prompt-file: other users of this machine see options");
        }
        return prompt.file == null
                ? String.valueOf(prompt.text)
                : RecordFiles.text(host, prompt.file, LONGEST_PROMPT_FILE).stripTrailing();
    }

    private GenerationRecord record(String asked, byte[] salt) {
        try {
            return new GenerationRecord(
                    created == null
                            ? host.clock()
                                    .instant()
                                    .truncatedTo(ChronoUnit.SECONDS)
                                    .toString()
                            : created,
                    externalParents.stream().map(Words::cid).toList(),
                    model,
                    parents.stream().map(Words::cid).toList(),
                    hidden ? null : asked,
                    hidden ? PromptHash.of(salt, asked) : null,
                    rights,
                    GenerationRecord.SCHEMA,
                    seed,
                    tool,
                    Words.cid(track),
                    Words.address(uploader));
        } catch (IllegalArgumentException e) {
            throw UserException.usage(String.valueOf(e.getMessage()));
        }
    }
}
