package org.tonemark.curation.store;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Curator;
import org.tonemark.curation.core.Curator.Admission;
import org.tonemark.curation.core.Curator.Standing;

/** Who may curate: admissions, stakes, vouches, suspensions. A method gives the reason when it refuses. */
public final class JdbiCurators {
    private final CurationDatabase database;
    private final Clock clock;

    public JdbiCurators(CurationDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Admits by stake.
     *
     * @param stake in the smallest unit, 1 … 2^53
     * @param standing TRAINEE, or ACTIVE for a seed curator whom the operator answers for
     */
    public Optional<Refusal> admitByStake(Address address, @Nullable String alias, long stake, Standing standing) {
        return database.write(handle -> {
            Optional<Refusal> refusal = refuseStake(address, stake, 1).or(() -> refuseKnown(handle, address));
            if (refusal.isEmpty()) {
                insert(handle, address, alias, Admission.STAKE, standing, null);
                insertStake(handle, address, stake);
            }
            return refusal;
        });
    }

    /** Admits by the word of an active curator. */
    public Optional<Refusal> admitByVouch(Address address, @Nullable String alias, Address by, Standing standing) {
        return database.write(handle -> {
            Optional<Refusal> refusal = refuseKnown(handle, address);
            if (refusal.isPresent()) {
                return refusal;
            }
            if (present(handle).stream().noneMatch(c -> c.address().equals(by) && c.standing() == Standing.ACTIVE)) {
                return refusal("NO_VOUCHER", by + " is no active curator and cannot vouch");
            }
            insert(handle, address, alias, Admission.VOUCH, standing, by);
            return Optional.empty();
        });
    }

    /** Sets the whole stake, 0 … 2^53. */
    public Optional<Refusal> stake(Address address, long stake) {
        return database.write(handle -> {
            Optional<Refusal> refusal = refuseStake(address, stake, 0);
            if (refusal.isPresent()) {
                return refusal;
            }
            Optional<Curator> curator = present(handle, address);
            if (curator.isEmpty()) {
                return refusal("UNKNOWN_CURATOR", address + " is no curator: admit them first");
            }
            insertStake(handle, address, stake - curator.get().stake());
            return Optional.empty();
        });
    }

    /** Suspends, reinstates or withdraws. */
    public Optional<Refusal> standing(Address address, Standing standing, String note) {
        return database.write(handle -> {
            if (present(handle, address).isEmpty()) {
                return refusal("UNKNOWN_CURATOR", address + " is no curator: admit them first");
            }
            handle.execute(
                    "INSERT INTO standing (curator, standing, note, epoch, at_millis) VALUES (?, ?, ?, ?, ?)",
                    address.hex(),
                    standing.name(),
                    note,
                    Epochs.now(handle).forFacts(),
                    clock.millis());
            return Optional.empty();
        });
    }

    /** Every curator as of now, sorted. */
    public List<Curator> all() {
        return database.read(JdbiCurators::present);
    }

    private static List<Curator> present(Handle handle) {
        return CuratorRows.now(handle, Epochs.now(handle));
    }

    private static Optional<Curator> present(Handle handle, Address address) {
        return present(handle).stream().filter(c -> c.address().equals(address)).findFirst();
    }

    private static Optional<Refusal> refuseKnown(Handle handle, Address address) {
        return Rows.exists(handle, "SELECT 1 FROM curator WHERE address = ?", address.hex())
                ? refusal("KNOWN_CURATOR", address + " is a curator already")
                : Optional.empty();
    }

    private static Optional<Refusal> refuseStake(Address address, long stake, long least) {
        return stake < least || stake > Curator.MAX_STAKE
                ? refusal("STAKE_OUT_OF_RANGE", "stake of " + address + " must be " + least + " … 2^53, not " + stake)
                : Optional.empty();
    }

    private static Optional<Refusal> refusal(String code, String message) {
        return Optional.of(new Refusal(code, message));
    }

    private void insert(
            Handle handle,
            Address address,
            @Nullable String alias,
            Admission admission,
            Standing standing,
            @Nullable Address by) {
        handle.execute(
                "INSERT INTO curator (address, alias, admission, standing, vouched_by, epoch, at_millis)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                address.hex(),
                alias,
                admission.name(),
                standing.name(),
                by == null ? null : by.hex(),
                Epochs.now(handle).forFacts(),
                clock.millis());
    }

    private void insertStake(Handle handle, Address address, long change) {
        handle.execute(
                "INSERT INTO stake (curator, amount, epoch, at_millis) VALUES (?, ?, ?, ?)",
                address.hex(),
                change,
                Epochs.now(handle).forFacts(),
                clock.millis());
    }
}
