package org.tonemark.known;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tonemark.known.Lookup.Found;
import org.tonemark.known.Lookup.Group;
import org.tonemark.known.Lookup.Query;
import org.tonemark.verdict.Known;
import org.tonemark.verdict.KnownRule;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.Verdict;
import org.tonemark.verify.CidIndex;
import org.tonemark.verify.KeptFingerprint;
import org.tonemark.verify.VerifyRunner;

/**
 * The join of a batch with the log and with veto catalogues. Every fingerprint is looked up once in the log's index, where
 * the batch itself lies too, and once in each catalogue; what was found is kept. Then all tracks are decided in the order
 * of their submission, since each one's outcome rests on earlier ones only: the order of a batch, the number of cores and
 * a run that was killed in between change nothing.
 *
 * <p>Memory: about 200 bytes a track of the batch, and what its tracks share with others.
 */
public final class KnownTracks {
    /** Fingerprints of a task: they wait on the driver's heap, some hundreds of tasks ahead. */
    private static final int GROUP = 4;

    private static final String BEFORE = "before";
    private static final String WITH_BATCH = "log";
    private static final Comparator<Entry> BY_SUBMISSION =
            Comparator.comparing(Entry::submitted).thenComparing(Entry::cid);

    private final Path folder;
    private final LogIndex log;
    private final List<SharedIndex> catalogues;
    private final KnownRule rule;
    private final String run;
    private final Set<String> lookedUp = new HashSet<>();

    /**
     * @param folder where look-ups are kept
     * @param log the index of the log
     * @param run identity, unique
     */
    public KnownTracks(Path folder, LogIndex log, List<SharedIndex> catalogues, KnownRule rule, String run) {
        this.folder = folder;
        this.log = log;
        this.catalogues = List.copyOf(catalogues);
        this.rule = rule;
        this.run = run;
    }

    /**
     * A track that is to be decided.
     *
     * @param row its place among the rows of the batch
     */
    public record Entry(String cid, Instant submitted, int row) {}

    /** Where the rows of a batch wait. */
    public interface Rows {
        /** {@code null} if the track has none. */
        @Nullable
        KeptFingerprint fingerprint(int row) throws IOException;

        /** The verdict on the bytes alone. */
        Verdict own(int row) throws IOException;
    }

    /** Takes a decision. */
    public interface Decisions {
        void accept(Entry entry, Verdict verdict) throws IOException;
    }

    /**
     * Looks up what was not looked up before, first among the tracks that were there without the batch: a look-up gives
     * the best matches only, and a hundred copies in one batch must not hide the one that was rejected long ago.
     *
     * @param whole brings the index up to the batch
     * @param runner asked for only if there is something to look up
     */
    public void lookUp(List<Entry> batch, Rows rows, BringUp whole, Supplier<VerifyRunner> runner) throws IOException {
        lookedUp.addAll(lookUp(log.shared(BEFORE), batch, rows, runner));
        whole.run();
        lookedUp.addAll(lookUp(log.shared(WITH_BATCH), batch, rows, runner));
        for (SharedIndex catalogue : catalogues) {
            lookUp(catalogue, batch, rows, runner);
        }
    }

    /** Brings an index up. */
    public interface BringUp {
        void run() throws IOException;
    }

    private List<String> lookUp(SharedIndex index, List<Entry> batch, Rows rows, Supplier<VerifyRunner> runner)
            throws IOException {
        MatchStore store = store(index);
        CidIndex done = new CidIndex();
        store.read(found -> done.putIfAbsent(found.cid(), 0));
        Groups missing = new Groups(
                batch.stream().filter(entry -> !done.contains(entry.cid())).iterator(), rows);
        if (!missing.hasNext()) {
            return List.of();
        }
        List<String> cids = new ArrayList<>();
        try (MatchStore.Writer writer = store.begin(run)) {
            index.share(runner.get());
            runner.get().map(missing, new Lookup(index), group -> {
                for (Found found : group) {
                    keep(found, writer);
                    cids.add(found.cid());
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return cids;
    }

    private static void keep(Found found, MatchStore.Writer writer) {
        try {
            writer.add(found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MatchStore store(SharedIndex index) {
        return new MatchStore(folder.resolve(index.id()));
    }

    /** All look-ups among the tracks of the log. */
    private void readLog(MatchStore.Sink lookUps) throws IOException {
        new MatchStore(folder.resolve(BEFORE)).read(lookUps);
        new MatchStore(folder.resolve(WITH_BATCH)).read(lookUps);
    }

    /** Fingerprints in groups; tracks without one are left out. */
    private static final class Groups implements Iterator<Group> {
        private final Iterator<Entry> entries;
        private final Rows rows;
        private Group next;

        Groups(Iterator<Entry> entries, Rows rows) {
            this.entries = entries;
            this.rows = rows;
            this.next = read();
        }

        private Group read() {
            ArrayList<Query> queries = new ArrayList<>();
            try {
                while (queries.size() < GROUP && entries.hasNext()) {
                    Entry entry = entries.next();
                    KeptFingerprint fingerprint = rows.fingerprint(entry.row());
                    if (fingerprint != null) {
                        queries.add(new Query(entry.cid(), fingerprint));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Group(queries);
        }

        @Override
        public boolean hasNext() {
            return !next.queries().isEmpty();
        }

        @Override
        public Group next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Group group = next;
            next = read();
            return group;
        }
    }

    /**
     * Tracks of the log, not of the batch, that were submitted after a track of the batch that is new to the log and shares
     * sound with it, and those that rest on these in turn: they are to be decided again.
     */
    public Set<String> shaken(List<Entry> batch, Ledger ledger) throws IOException {
        Ranks ranks = new Ranks(batch, ledger);
        Set<String> shaken = new LinkedHashSet<>();
        Set<String> sources = new HashSet<>(lookedUp);
        while (!sources.isEmpty()) {
            Set<String> next = new LinkedHashSet<>();
            Set<String> from = sources;
            readLog(found -> {
                for (Stretch stretch : found.stretches()) {
                    if (from.contains(found.cid()) && ranks.isEarlier(found.cid(), stretch.id())) {
                        next.add(stretch.id());
                    }
                    if (from.contains(stretch.id()) && ranks.isEarlier(stretch.id(), found.cid())) {
                        next.add(found.cid());
                    }
                }
            });
            next.removeIf(cid -> ranks.inBatch(cid) || shaken.contains(cid));
            shaken.addAll(next);
            sources = next;
        }
        return shaken;
    }

    /** Decides every track, earliest submission first. */
    public void decide(List<Entry> batch, Rows rows, Ledger ledger, Decisions decisions) throws IOException {
        Ranks ranks = new Ranks(batch, ledger);
        Relatives relatives = Relatives.read(this::readLog, ranks, rule, ledger);
        List<List<Known>> vetoes = vetoes(batch, ranks);
        List<String> labels = catalogues.stream().map(SharedIndex::label).toList();
        @Nullable Outcome[] decided = new Outcome[batch.size()];
        List<Entry> order = new ArrayList<>(batch);
        order.sort(BY_SUBMISSION);
        for (Entry entry : order) {
            int number = ranks.number(entry.cid());
            Verdict own = rows.own(entry.row());
            Verdict verdict = own;
            if (rows.fingerprint(entry.row()) != null && own.outcome() != null && own.outcome() != Outcome.UNREADABLE) {
                List<Known> all = new ArrayList<>(vetoes.get(number));
                all.addAll(relatives.of(number, other -> outcome(other, ranks, decided, ledger)));
                verdict = rule.decide(own, all, labels);
            }
            decided[number] = verdict.outcome();
            decisions.accept(entry, verdict);
        }
    }

    private static @Nullable Outcome outcome(String cid, Ranks ranks, @Nullable Outcome[] decided, Ledger ledger) {
        int number = ranks.number(cid);
        return number == CidIndex.ABSENT ? ledger.outcome(cid) : decided[number];
    }

    private List<List<Known>> vetoes(List<Entry> batch, Ranks ranks) throws IOException {
        List<List<Known>> vetoes = new ArrayList<>(batch.size());
        batch.forEach(entry -> vetoes.add(new ArrayList<>(0)));
        for (SharedIndex catalogue : catalogues) {
            store(catalogue).read(found -> {
                int number = ranks.number(found.cid());
                if (number != CidIndex.ABSENT) {
                    found.stretches().stream()
                            .map(stretch -> stretch.veto(catalogue.name()))
                            .filter(veto ->
                                    rule.vetoes(veto) && !vetoes.get(number).contains(veto))
                            .forEach(vetoes.get(number)::add);
                }
            });
        }
        return vetoes;
    }
}
