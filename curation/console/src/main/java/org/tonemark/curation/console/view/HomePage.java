package org.tonemark.curation.console.view;

import java.util.List;

/**
 * The front page.
 *
 * @param promoted tracks promoted so far
 * @param awaiting cases before panels
 * @param epochs closed so far
 * @param latest promoted tracks, the newest first
 */
public record HomePage(long promoted, long awaiting, long epochs, List<TrackCard> latest) implements Page {}
