package org.tonemark.cli.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.CaseKind;
import org.tonemark.curation.core.Decision;
import org.tonemark.curation.core.EpochInput;
import org.tonemark.curation.core.EpochResult;
import org.tonemark.curation.core.PastCase;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.core.ballot.SignatureCheck;
import org.tonemark.curation.core.epoch.TonemarkRule;
import org.tonemark.curation.core.panel.HashChain;
import org.tonemark.curation.store.CurationStore;
import org.tonemark.curation.store.DatabaseAddress;
import org.tonemark.curation.store.TrackStatus;
import org.tonemark.curation.store.export.ExportWriter;
import org.tonemark.curation.store.export.Replay;
import org.tonemark.curation.store.key.KeyFile;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.Verdict;
import org.tonemark.verdictlog.ParquetVerdictLog;

/** Puts the verified tracks before panels of simulated curators, and recomputes what they decided. */
final class CurateStage implements DemoStage {
    private static final int CURATORS = 80;
    private static final int TRAINEES = 5;
    private static final int EPOCHS = 5;
    private static final Address UPLOADER = Address.parse("0x000000000000000000000000000000000000dE70");

    @Override
    public String title() {
        return "Curate (the curators are simulated)";
    }

    @Override
    public void run(Context context) throws IOException {
        Path folder = context.folder().resolve("curation");
        delete(folder);
        KeyFile serverKey = KeyFile.readOrCreate(folder.resolve("receipt.key"));
        DatabaseAddress database = new DatabaseAddress.Sqlite(folder.resolve("curation.db"));
        try (CurationStore store =
                CurationStore.open(database, Rule.V1, serverKey, context.host().clock())) {
            PrintStream out = context.host().out();
            List<Verdict> verdicts = submit(context, store);
            out.println("Submitted " + verdicts.size() + " tracks: " + outcomes(verdicts));
            decide(store, out);
            tellReviews(verdicts, store, folder, out);
            replay(store, folder, out);
            out.println("Database: " + folder.resolve("curation.db"));
        }
    }

    private static List<Verdict> submit(Context context, CurationStore store) throws IOException {
        List<Verdict> verdicts = new ArrayList<>();
        new ParquetVerdictLog(context.folder().resolve("verdicts")).forEach(verdicts::add);
        verdicts.forEach(v -> store.submissions().submit(String.valueOf(v.cid()), UPLOADER, null, null));
        store.submissions().importVerdicts(verdicts);
        return verdicts;
    }

    private static Map<String, Long> outcomes(List<Verdict> verdicts) {
        return verdicts.stream()
                .collect(Collectors.groupingBy(v -> String.valueOf(v.outcome()), TreeMap::new, Collectors.counting()));
    }

    private static void decide(CurationStore store, PrintStream out) {
        DemoGold gold = new DemoGold();
        gold.open(store, UPLOADER);
        out.println("Gold and training cases (simulated: names without audio, whose truth is made up): "
                + gold.truths().size());
        SimulatedCurators curators = new SimulatedCurators(1, gold.truths());
        curators.join(store, CURATORS, TRAINEES);
        HashChain beacon = new HashChain("tonemark demo", EPOCHS + 1);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            EpochInput input = store.epochs().seal(beacon.of(epoch));
            EpochResult result = new TonemarkRule(SignatureCheck.trusting()).close(input);
            store.epochs().append(input, result);
            print(epoch, input, result, out);
            if (epoch == 0) {
                curators.train(store, 1, gold.training());
            } else if (epoch == 1) {
                out.println(
                        "  " + curators.graduates(result) + " of " + TRAINEES + " trainees passed the training round;"
                                + " gold cases " + (result.originOpen() ? "show" : "do not show")
                                + " that panels can tell origin");
            }
            curators.vote(store, result);
        }
    }

    private static void print(int epoch, EpochInput input, EpochResult result, PrintStream out) {
        out.println("Epoch " + epoch + ": " + input.ballots().size() + " ballots, " + statuses(result) + ", "
                + result.cases().size() + " cases open");
        result.closed().stream()
                .map(PastCase::decision)
                .filter(d -> d.kind() != CaseKind.GOLD)
                .limit(3)
                .forEach(d -> out.println("  " + d.caseId().cid() + ": " + d.sentence()));
    }

    /** What came of the tracks that the machine could not tell, as {@code tonemark status} says it. */
    private static void tellReviews(List<Verdict> verdicts, CurationStore store, Path folder, PrintStream out) {
        for (Verdict verdict : verdicts) {
            if (verdict.outcome() == Outcome.REVIEW) {
                TrackStatus status = store.status().of(String.valueOf(verdict.cid()));
                out.println("Status of " + status.cid() + " (review): " + status.stage() + ", " + status.message());
            }
        }
        out.println("A track's whole history: tonemark status CID --data " + folder);
    }

    private static Map<String, Long> statuses(EpochResult result) {
        return result.decisions().stream()
                .map(Decision::status)
                .collect(Collectors.groupingBy(Enum::name, TreeMap::new, Collectors.counting()));
    }

    private static void replay(CurationStore store, Path folder, PrintStream out) throws IOException {
        Path export = folder.resolve("epoch-1");
        ExportWriter.write(store.epochs().input(1), store.epochs().result(1), export);
        Replay.Outcome outcome = Replay.of(
                export,
                input -> new TonemarkRule(SignatureCheck.recovering(input.rule().chainId())));
        if (!(outcome instanceof Replay.Equal equal)) {
            throw new IllegalStateException("the export does not replay: " + outcome);
        }
        out.println("Replay of the public record of epoch 1: bit-equal, root " + equal.root());
        out.println("Public record: " + export);
    }

    /** What an earlier demonstration left. */
    private static void delete(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
