package org.tonemark.verdictlog;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.tonemark.verify.CidIndex;

/**
 * What was decided, for ever. A verdict is a fact about (CID, model, policy, version), and about the known tracks and
 * catalogues it names: rows are only added, and a second row that names the same holds the same verdict. Of several rows
 * of one (CID, model, policy, version) the newest is in force. Inputs without an outcome are not facts and are never kept.
 */
public interface VerdictLog {
    /** What a verdict depends on beside the bytes. */
    record Key(String model, String policy, String version) {}

    /** CIDs that have a verdict under a key, from sealed runs only. */
    CidIndex finished(Key key) throws IOException;

    /**
     * Reads rows of some CIDs under a key: of several rows of one CID the first is the newest. A row may come twice when
     * the log is compacted meanwhile.
     *
     * @param cids the CIDs wanted
     */
    void find(Key key, CidIndex cids, Sink rows) throws IOException;

    /** The same as {@link #find}, but of each row no more than its verdict as it was written. */
    void lines(Key key, CidIndex cids, LineSink rows) throws IOException;

    /** CIDs accepted under other keys than this one, with the newest such key. */
    Accepted acceptedUnderOther(Key key) throws IOException;

    /**
     * Tracks that were accepted.
     *
     * @param cids each with a position in {@code keys}
     */
    record Accepted(CidIndex cids, List<Key> keys) {}

    /** Takes verdicts of the log. */
    interface LineSink {
        /** @param line JSON, one line */
        void accept(String cid, String line) throws IOException;
    }

    /** Takes rows of the log. */
    interface Sink {
        void accept(LoggedTrack row) throws IOException;
    }

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

    /** Writes the sealed runs as one, with one row a key. Readers and writers may go on. */
    Compacted compact() throws IOException;

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

    /**
     * @param files Parquet files of sealed runs
     * @param duplicates rows that hold the same verdict of the same key as a newer one; compaction drops them
     * @param contradictions rows of a key that hold another verdict than a newer one
     * @param unsealed runs that go on, or were interrupted and will be recovered by the next run
     */
    record Status(
            int runs,
            int files,
            long rows,
            long duplicates,
            long contradictions,
            long bytes,
            int unsealed,
            Map<String, Long> rowsByModel) {}

    /**
     * What a compaction did.
     *
     * @param runs sealed runs there were
     * @param kept rows written anew; 0 if there was nothing to do
     * @param dropped rows that said the same of the same key as a newer one
     * @param contradicting rows of a key with another verdict than a newer one; all are kept
     * @param contradictions the first hundred of them: CID, model, policy, version and run
     */
    record Compacted(int runs, long kept, long dropped, long contradicting, List<String> contradictions) {}
}
