package org.tonemark.curation.console.view;

import org.jspecify.annotations.Nullable;

/**
 * {@code /dispute}: a rights holder's objection. Fields: {@code cid}, {@code statement}, {@code contact}.
 *
 * @param taken number of the dispute, {@code null} before it is sent
 */
public record DisputePage(Form form, @Nullable Long taken) implements Page {}
