package org.tonemark.curation.console.view;

/**
 * {@code /sign-in}.
 *
 * @param domain host and port that the message names
 * @param uri origin of the console
 * @param next where to go afterwards; a path of the console
 */
public record SignInPage(String domain, String uri, long chainId, String next) implements Page {}
