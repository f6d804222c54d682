package org.tonemark.curation.console.view;

import org.jspecify.annotations.Nullable;

/**
 * {@code /submit}. Fields: {@code cid} or the file {@code file}, and {@code record}, the signed generation record as JSON.
 *
 * @param mostBytes largest file taken; 0 where files are not taken
 * @param check what a dry check found, {@code null} before it
 */
public record SubmitPage(
        Form form, long mostBytes, @Nullable DryCheck check) implements Page {}
