package org.tonemark.curation.core.port;

import org.tonemark.curation.core.Beacon;
import org.tonemark.curation.core.EpochInput;
import org.tonemark.curation.core.EpochResult;

/** The chain of epochs: what the open one will be computed from, and what the closed ones gave. */
public interface EpochStore {
    /** The epoch that takes ballots now, from 0. */
    long current();

    /** Closes the door: no ballot and no submission of the current epoch is taken afterwards; gives its input. */
    EpochInput seal(Beacon beacon);

    /** Keeps the result and opens the next epoch, in one transaction. */
    void append(EpochInput input, EpochResult result);

    /** The input of a closed epoch, for export. @throws IllegalArgumentException if it is not closed */
    EpochInput input(long epoch);

    /** The result of a closed epoch. @throws IllegalArgumentException if it is not closed */
    EpochResult result(long epoch);
}
