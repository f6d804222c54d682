package org.tonemark.verdictlog;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One writer at a time changes which folders a log has: a run begins, is sealed, is taken over, or a compaction comes in.
 * Appending to a run of one's own needs no lock, and no reader takes it. The system drops the lock with its process.
 */
public final class LogLock {
    private static final String FILE = ".lock";
    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long PAUSE_MILLIS = 20;
    /** File locks belong to the process: its threads have to be kept apart besides. */
    private static final ReentrantLock IN_PROCESS = new ReentrantLock();

    private LogLock() {}

    /** What is done with the lock held. */
    public interface Work<T> {
        T run() throws IOException;
    }

    /**
     * Does something with the log locked.
     *
     * @throws IOException if another process holds it for a minute: one that was stopped, for the others work briefly
     */
    public static <T> T holding(Path folder, Work<T> work) throws IOException {
        if (IN_PROCESS.isHeldByCurrentThread()) {
            throw new IllegalStateException("the log is locked by this thread");
        }
        IN_PROCESS.lock();
        FileChannel channel = null;
        try {
            channel = open(folder);
            return work.run();
        } finally {
            try {
                if (channel != null) {
                    channel.close();
                }
            } finally {
                IN_PROCESS.unlock();
            }
        }
    }

    private static FileChannel open(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            long start = System.nanoTime();
            while (!tryLock(channel)) {
                if (System.nanoTime() - start > LONGEST_WAIT_NANOS) {
                    throw new IOException("another program has held the lock of " + folder + " for a minute");
                }
                Thread.sleep(PAUSE_MILLIS);
            }
            return channel;
        } catch (InterruptedException e) {
            channel.close();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the verdict log", e);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** False if another process, or this one, holds it. */
    static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
