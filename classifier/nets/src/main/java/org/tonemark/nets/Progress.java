package org.tonemark.nets;

/** Told how far a long computation is; called from one thread at a time. */
@FunctionalInterface
public interface Progress {
    /** Says nothing. */
    Progress NONE = (stage, done, total) -> {};

    /**
     * @param stage what is being done, for a person: {@code measuring}, {@code training}
     * @param done steps of the stage that are done, 0 … total
     */
    void at(String stage, int done, int total);
}
