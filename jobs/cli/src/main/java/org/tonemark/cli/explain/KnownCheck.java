package org.tonemark.cli.explain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.Host;
import org.tonemark.cli.Version;
import org.tonemark.cli.catalogue.Catalogues;
import org.tonemark.cli.verify.VerifySession;
import org.tonemark.known.KnownTracks;
import org.tonemark.known.Ledger;
import org.tonemark.known.LogIndex;
import org.tonemark.verdict.KnownRule;
import org.tonemark.verdict.OutcomePolicy;
import org.tonemark.verdict.Verdict;
import org.tonemark.verdictlog.ParquetVerdictLog;
import org.tonemark.verify.KeptFingerprint;
import org.tonemark.verify.ThreadRunner;

/** Compares one track with a log and with catalogues, and leaves both as they are. */
final class KnownCheck {
    private final Host host;
    private final OutcomePolicy policy;
    private final Catalogues catalogues;
    private final @Nullable Path log;

    /** @param log folder given to {@code verify --out}; {@code null} for catalogues only */
    KnownCheck(Host host, OutcomePolicy policy, Catalogues catalogues, @Nullable Path log) {
        this.host = host;
        this.policy = policy;
        this.catalogues = catalogues;
        this.log = log;
    }

    /** The verdict in the light of what is known. */
    Verdict of(Verdict own, KeptFingerprint fingerprint) throws IOException {
        Path work = Files.createTempDirectory("tonemark-explain");
        try (ThreadRunner runner = new ThreadRunner(1)) {
            Path results = log == null ? work : log;
            ParquetVerdictLog measured = new ParquetVerdictLog(results.resolve(VerifySession.MEASURED));
            Ledger ledger = Ledger.read(measured, new ParquetVerdictLog(results.resolve("verdicts")));
            String cid = String.valueOf(own.cid());
            Instant submitted = ledger.submitted(cid).orElse(host.clock().instant());
            ledger.add(cid, submitted, own.audio() == null ? 0 : own.audio().durationSeconds());
            LogIndex index = new LogIndex(results.resolve("known").resolve(Version.TONEMARK));
            KnownTracks known =
                    new KnownTracks(work, index, catalogues.indexes(), new KnownRule(policy.known()), "explain");
            List<KnownTracks.Entry> one = List.of(new KnownTracks.Entry(cid, submitted, 0));
            Row row = new Row(own, fingerprint);
            known.lookUp(one, row, () -> {}, () -> runner);
            Verdict[] last = {own};
            known.decide(one, row, ledger, (entry, verdict) -> last[0] = verdict);
            return last[0];
        } finally {
            delete(work);
        }
    }

    private record Row(Verdict verdict, KeptFingerprint print) implements KnownTracks.Rows {
        @Override
        public KeptFingerprint fingerprint(int row) {
            return print;
        }

        @Override
        public Verdict own(int row) {
            return verdict;
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
