package org.tonemark.curation.core.provenance;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.TextRules;

/**
 * An uploader's statement of how a track was made. The fields stand in alphabetical order, all of them strings, lists or
 * null: written as they are, without white space, they are the canonical JSON of RFC 8785.
 *
 * <p>Texts hold no control characters (tab and line feed in {@code prompt} and {@code rights} only), no characters that
 * turn the direction of writing or are not seen, no half surrogates: what is signed is what is shown.
 *
 * @param created when the track was made, ISO 8601 in UTC with whole seconds
 * @param externalParents CIDs of works it was made from that are not submitted here
 * @param model version of the tool's model; {@code "unknown"} if it does not tell
 * @param parents CIDs of submitted tracks it was made from
 * @param prompt what the tool was asked, in clear; {@code null} if it is kept back
 * @param promptSha256 of a prompt that is kept back: {@link PromptHash}; else {@code null}
 * @param rights an SPDX licence expression or a statement in the uploader's words
 * @param schema {@link #SCHEMA}
 * @param seed the tool's random seed, {@code null} if it has none
 * @param tool name of the tool
 * @param track CID of the track
 * @param uploader who states this and signs it
 */
public record GenerationRecord(
        String created,
        List<String> externalParents,
        String model,
        List<String> parents,
        @Nullable String prompt,
        @Nullable String promptSha256,
        String rights,
        String schema,
        @Nullable String seed,
        String tool,
        String track,
        Address uploader) {
    /** Name and version of the form; docs/schema/generation-record-1.json. */
    public static final String SCHEMA = "tonemark-generation-record-1";

    /** Parents of both kinds together. */
    public static final int MAX_PARENTS = 32;

    /** A signed record's canonical JSON, in UTF-8. */
    public static final int MAX_BYTES = 64 * 1024;

    private static final int MAX_NAME = 200;
    private static final int MAX_PROMPT = 10_000;
    private static final int MAX_RIGHTS = 4_000;

    /** @throws IllegalArgumentException with one line that says what is wrong */
    public GenerationRecord {
        require(SCHEMA.equals(schema), "schema must be " + SCHEMA);
        checkTime(created);
        TextRules.check("tool", tool, 1, MAX_NAME, false);
        TextRules.check("model", model, 1, MAX_NAME, false);
        TextRules.check("rights", rights, 1, MAX_RIGHTS, true);
        if (seed != null) {
            TextRules.check("seed", seed, 1, MAX_NAME, false);
        }
        require((prompt == null) != (promptSha256 == null), "give prompt or promptSha256, the other one null");
        if (prompt != null) {
            TextRules.check("prompt", prompt, 0, MAX_PROMPT, true);
        }
        require(
                promptSha256 == null || promptSha256.matches("[0-9a-f]{64}"),
                "promptSha256 must be 64 lower-case hexadecimal digits");
        TextRules.checkCid("track", track);
        require(uploader != null, "uploader is missing");
        parents = checkParents("parents", parents);
        externalParents = checkParents("externalParents", externalParents);
        checkFamily(track, parents, externalParents);
    }

    private static void checkTime(@Nullable String created) {
        String form = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z";
        boolean valid = created != null && created.matches(form);
        if (valid) {
            try {
                valid = Instant.parse(created)
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString()
                        .equals(created);
            } catch (java.time.DateTimeException e) {
                valid = false;
            }
        }
        require(valid, "created must be a time in UTC such as 2026-11-21T12:00:00Z");
    }

    private static List<String> checkParents(String field, @Nullable List<String> cids) {
        require(cids != null, field + " is missing");
        java.util.Objects.requireNonNull(cids).forEach(cid -> TextRules.checkCid(field, cid));
        return List.copyOf(cids);
    }

    private static void checkFamily(String track, List<String> parents, List<String> externalParents) {
        int count = parents.size() + externalParents.size();
        require(count <= MAX_PARENTS, "a record names at most " + MAX_PARENTS + " parents");
        Set<String> all = new HashSet<>(parents);
        all.addAll(externalParents);
        require(all.size() == count, "a parent is named twice");
        require(!all.contains(track), "a track cannot be its own parent");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
