package org.tonemark.curation.console.view;

/**
 * What went wrong with a request.
 *
 * @param status of HTTP
 * @param code stable, as in the API
 * @param detail one sentence that says what to change
 */
public record ProblemPage(int status, String code, String detail) implements Page {}
