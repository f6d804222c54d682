package org.tonemark.cli.explain;

/**
 * A picture of evidence.
 *
 * @param id stable name: part of its file's name, and its key in JSON
 * @param title for people
 * @param sentence what it says of this track, in one or two plain sentences; also the text for those who do not see it
 * @param svg stand-alone
 */
record Figure(String id, String title, String sentence, String svg) {}
