package org.tonemark.curation.store;

import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tonemark.curation.core.Beacon;
import org.tonemark.curation.core.Case;
import org.tonemark.curation.core.EpochInput;
import org.tonemark.curation.core.EpochResult;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.core.port.EpochStore;
import org.tonemark.curation.store.json.CurationJson;

/**
 * The chain of epochs in the database. Closing takes two transactions, the seal and the result: when a program dies
 * between them, {@link #seal} gives the same input again, with the beacon of the first try.
 */
public final class JdbiEpochStore implements EpochStore {
    private final CurationDatabase database;
    private final Rule rule;
    private final Clock clock;

    /** @param rule for the epochs sealed from now on */
    public JdbiEpochStore(CurationDatabase database, Rule rule, Clock clock) {
        this.database = database;
        this.rule = rule;
        this.clock = clock;
    }

    @Override
    public long current() {
        return database.read(handle -> Epochs.now(handle).number());
    }

    /** The round of a track that takes ballots now. */
    public Optional<Case> openCase(String cid) {
        return database.read(handle -> CaseRows.open(handle, cid));
    }

    @Override
    public EpochInput seal(Beacon beacon) {
        return database.write(handle -> {
            Epochs now = Epochs.now(handle);
            if (!now.sealed()) {
                if (beacon.epoch() != now.number()) {
                    throw new IllegalArgumentException(
                            "the beacon is of epoch " + beacon.epoch() + ", the open one is " + now.number());
                }
                insertSeal(handle, beacon);
            }
            return EpochReads.input(handle, now.number());
        });
    }

    private void insertSeal(Handle handle, Beacon beacon) {
        handle.execute(
                "INSERT INTO epoch_seal (epoch, rule, beacon, source, at_millis) VALUES (?, ?, ?, ?, ?)",
                beacon.epoch(),
                CurationJson.write(rule),
                beacon.value(),
                beacon.source(),
                clock.millis());
        Intake.insert(handle, beacon.epoch());
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException when the epoch is not the sealed one: another process closed it meanwhile
     */
    @Override
    public void append(EpochInput input, EpochResult result) {
        database.write(handle -> {
            Epochs now = Epochs.now(handle);
            if (!now.sealed() || now.number() != input.epoch() || result.epoch() != input.epoch()) {
                throw new IllegalStateException("epoch " + input.epoch() + " is not the one being closed ("
                        + now.number() + "): another process may have closed it");
            }
            EpochWrites.append(handle, input, result, clock.millis());
            return now;
        });
    }

    @Override
    public EpochInput input(long epoch) {
        return database.read(handle -> {
            requireClosed(handle, epoch);
            return EpochReads.input(handle, epoch);
        });
    }

    @Override
    public EpochResult result(long epoch) {
        return database.read(handle -> {
            requireClosed(handle, epoch);
            return EpochReads.result(handle, epoch);
        });
    }

    private static void requireClosed(Handle handle, long epoch) {
        long open = Epochs.now(handle).number();
        if (epoch < 0 || epoch >= open) {
            throw new IllegalArgumentException(
                    open == 0
                            ? "no epoch is closed yet: run curate first"
                            : "epoch " + epoch + " is not closed: the closed ones are 0 … " + (open - 1));
        }
    }
}
