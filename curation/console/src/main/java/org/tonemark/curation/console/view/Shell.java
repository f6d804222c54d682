package org.tonemark.curation.console.view;

/**
 * What every page needs besides its own matter.
 *
 * @param csrf token that forms send back; empty for a visitor without a session
 * @param path of the request, for the mark in the navigation and the way back from sign-in
 * @param nowMillis the server's clock, milliseconds since 1970 UTC
 * @param epoch the open one
 * @param version of the program
 */
public record Shell(Visitor visitor, String csrf, String path, long nowMillis, long epoch, String version) {}
