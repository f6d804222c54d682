package org.tonemark.curation.store.export;

/**
 * Where a record is not what it should be.
 *
 * @param file {@code manifest.json}, {@code input/ballots.jsonl}, …
 * @param line from 1; 0 when it is about the whole file
 * @param what one line for a person
 */
public record Difference(String file, long line, String what) {
    @Override
    public String toString() {
        return file + (line > 0 ? " line " + line : "") + ": " + what;
    }
}
