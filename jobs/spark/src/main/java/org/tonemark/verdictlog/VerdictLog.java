package org.tonemark.verdictlog;

import java.io.IOException;
import java.util.Map;
import java.util.Set;

/**
 * What was decided, for ever. A verdict is a fact about (CID, model, policy, version): rows are only added, and a second
 * row of one key holds the same verdict. Inputs without an outcome are not facts and are never kept.
 */
public interface VerdictLog {
    /** What a verdict depends on beside the bytes. */
    record Key(String model, String policy, String version) {}

    /** CIDs that have a verdict under a key, from sealed runs only. */
    Set<String> finished(Key key) throws IOException;

    /** Rows of some CIDs under a key; where there are several, the newest. CIDs without a row are left out. */
    Map<String, LoggedTrack> find(Key key, Set<String> cids) throws IOException;

    /** Seals what interrupted runs left complete; returns how many rows that saved. Runs still going on are let be. */
    long recover() throws IOException;

    /**
     * Starts a run.
     *
     * @param run identity, unique, of letters, digits and hyphens
     */
    Run begin(String run) throws IOException;

    /** State of the log. */
    Status status() throws IOException;

    /** A run being written, by one thread. Closing it without {@link #seal} leaves its flushed rows for recovery. */
    interface Run extends AutoCloseable {
        /** Adds a row; rows reach the disk in chunks. */
        void append(LoggedTrack track) throws IOException;

        /** Brings all rows appended so far to the disk, safe against a power cut. */
        void flush() throws IOException;

        /** Flushes and makes the run visible, as a whole. */
        void seal() throws IOException;

        @Override
        void close() throws IOException;
    }

    /** @param unsealed runs that go on, or were interrupted and will be recovered by the next run */
    record Status(int runs, long rows, long bytes, int unsealed, Map<String, Long> rowsByModel) {}
}
