package org.tonemark.curation.store;

import java.time.Clock;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.core.ballot.SignatureCheck;
import org.tonemark.curation.store.key.KeyFile;

/** All of a curation database's adapters, wired to one rule, one clock and one server key. */
public final class CurationStore implements AutoCloseable {
    private final CurationDatabase database;
    private final JdbiBallotStore ballots;
    private final JdbiEpochStore epochs;
    private final JdbiSubmissions submissions;
    private final JdbiCurators curators;
    private final JdbiObjections objections;
    private final JdbiGold gold;
    private final JdbiTrackStatus status;
    private final JdbiDecidedCases decided;
    private final JdbiBatchStore batches;
    private final JdbiOutbox outbox;
    private final JdbiPublicRecord publicRecord;
    private final JdbiDesk desk;
    private final JdbiCatalogue catalogue;
    private final JdbiOverview overview;

    private CurationStore(CurationDatabase database, Rule rule, KeyFile serverKey, Clock clock) {
        this.database = database;
        long chainId = rule.chainId();
        ballots = new JdbiBallotStore(database, SignatureCheck.recovering(chainId), serverKey, chainId, clock);
        epochs = new JdbiEpochStore(database, rule, clock);
        submissions = new JdbiSubmissions(database, clock);
        curators = new JdbiCurators(database, clock);
        objections = new JdbiObjections(database, clock);
        gold = new JdbiGold(database, clock);
        status = new JdbiTrackStatus(database);
        decided = new JdbiDecidedCases(database);
        batches = new JdbiBatchStore(database, clock);
        outbox = new JdbiOutbox(database, clock);
        publicRecord = new JdbiPublicRecord(database);
        desk = new JdbiDesk(database);
        catalogue = new JdbiCatalogue(database);
        overview = new JdbiOverview(database);
    }

    /**
     * @param rule for epochs closed from now on
     * @param serverKey signs receipts of ballots
     * @throws StoreException when the database cannot be used
     */
    public static CurationStore open(DatabaseAddress address, Rule rule, KeyFile serverKey, Clock clock) {
        return new CurationStore(CurationDatabase.open(address), rule, serverKey, clock);
    }

    public JdbiBallotStore ballots() {
        return ballots;
    }

    public JdbiEpochStore epochs() {
        return epochs;
    }

    public JdbiSubmissions submissions() {
        return submissions;
    }

    public JdbiCurators curators() {
        return curators;
    }

    public JdbiObjections objections() {
        return objections;
    }

    public JdbiGold gold() {
        return gold;
    }

    public JdbiTrackStatus status() {
        return status;
    }

    public JdbiDecidedCases decided() {
        return decided;
    }

    public JdbiBatchStore batches() {
        return batches;
    }

    public JdbiOutbox outbox() {
        return outbox;
    }

    public JdbiPublicRecord publicRecord() {
        return publicRecord;
    }

    public JdbiDesk desk() {
        return desk;
    }

    public JdbiCatalogue catalogue() {
        return catalogue;
    }

    public JdbiOverview overview() {
        return overview;
    }

    /** The database's address without its password. */
    public String address() {
        return database.address();
    }

    CurationDatabase database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
    }
}
