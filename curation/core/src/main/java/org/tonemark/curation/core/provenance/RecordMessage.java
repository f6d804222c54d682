package org.tonemark.curation.core.provenance;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.core.hash.Keccak;

/**
 * What a wallet shows and signs: every field of a record in words, one a line, as an EIP-191 text
 * ({@code personal_sign}).
 *
 * <p>Not EIP-712, which ballots use: this text is shown in full by every wallet, hardware wallets included, where typed
 * data of an application that they do not know is often a mere hash; and a statement of authorship belongs to no chain.
 * Two records never give one text: fields come in a fixed order, each on its own line, free text in quotes with
 * {@code \}, {@code "}, line feeds and tabs escaped as in JSON. Contract wallets (EIP-1271) cannot sign records.
 */
public final class RecordMessage {
    private RecordMessage() {}

    /** Lines that end in a line feed, but for the last. */
    public static String text(GenerationRecord r) {
        return String.join(
                "\n",
                "Tonemark generation record 1",
                "",
                "I state that this track was made as follows, and what rights I hold in it.",
                "",
                "Track: " + r.track(),
                "Uploader: " + r.uploader(),
                "Tool: " + quoted(r.tool()),
                "Model: " + quoted(r.model()),
                r.prompt() != null
                        ? "Prompt: " + quoted(r.prompt())
                        : "Prompt: kept back, salted hash " + r.promptSha256(),
                "Seed: " + quoted(r.seed()),
                "Made from tracks here: " + list(r.parents()),
                "Made from works elsewhere: " + list(r.externalParents()),
                "Rights: " + quoted(r.rights()),
                "Made on: " + r.created());
    }

    /** Keccak-256 of the prefixed text; 32 bytes. Source: EIP-191, version 0x45. */
    public static byte[] hash(GenerationRecord record) {
        byte[] text = text(record).getBytes(StandardCharsets.UTF_8);
        String prefix = "\u0019Ethereum Signed Message:\n" + text.length;
        return Keccak.hash(prefix.getBytes(StandardCharsets.UTF_8), text);
    }

    private static String list(List<String> cids) {
        return cids.isEmpty() ? "none" : String.join(" ", cids);
    }

    private static String quoted(@Nullable String text) {
        if (text == null) {
            return "none";
        }
        String escaped = text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\t", "\\t");
        return '"' + escaped + '"';
    }
}
