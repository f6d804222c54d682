package org.tonemark.curation.store.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.core.Appeal;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.Case;
import org.tonemark.curation.core.Curator;
import org.tonemark.curation.core.EpochInput;
import org.tonemark.curation.core.GoldTruth;
import org.tonemark.curation.core.PairCount;
import org.tonemark.curation.core.PastCase;
import org.tonemark.curation.core.RefusedBallot;
import org.tonemark.curation.core.Reputation;
import org.tonemark.curation.core.Roster;
import org.tonemark.curation.core.Seat;
import org.tonemark.curation.core.Submission;
import org.tonemark.curation.store.json.CurationJson;

/** Reads an export's input side, checking every file against the manifest on the way. */
final class ExportReader {
    private final Path folder;
    private final Manifest manifest;
    private @Nullable Difference first;

    private ExportReader(Path folder, Manifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    /** @throws DifferenceException when the manifest is not one in its canonical form */
    static ExportReader open(Path folder) throws IOException, DifferenceException {
        Path file = folder.resolve(Manifest.FILE);
        String text = Files.readString(file, StandardCharsets.UTF_8);
        Manifest manifest;
        try {
            manifest = CurationJson.read(text, Manifest.class);
        } catch (IllegalArgumentException e) {
            throw new DifferenceException(new Difference(Manifest.FILE, 1, String.valueOf(e.getMessage())));
        }
        if (!manifest.format().equals(Manifest.FORMAT)) {
            throw new DifferenceException(
                    new Difference(Manifest.FILE, 1, "format " + manifest.format() + " is not " + Manifest.FORMAT));
        }
        if (!(CurationJson.write(manifest) + "\n").equals(text)) {
            throw new DifferenceException(new Difference(Manifest.FILE, 1, "not in its canonical form"));
        }
        return new ExportReader(folder, manifest);
    }

    Manifest manifest() {
        return manifest;
    }

    /** The first file that is not as the manifest says, of those read so far. */
    Optional<Difference> firstDifference() {
        return Optional.ofNullable(first);
    }

    EpochInput input() throws IOException, DifferenceException {
        return new EpochInput(
                manifest.epoch(),
                manifest.rule(),
                manifest.previousRoot(),
                manifest.beacon(),
                read("input/curators.jsonl", Curator.class),
                read("input/rosters.jsonl", Roster.class),
                read("input/cases.jsonl", Case.class),
                read("input/seats.jsonl", Seat.class),
                read(ExportFiles.BALLOTS, Ballot.class),
                read("input/submissions.jsonl", Submission.class),
                read("input/appeals.jsonl", Appeal.class),
                read("input/gold.jsonl", GoldTruth.class),
                read("input/past.jsonl", PastCase.class),
                read("input/reputations.jsonl", Reputation.class),
                read("input/pairs.jsonl", PairCount.class),
                manifest.goldOrigin());
    }

    List<Ballot> ballots() throws IOException, DifferenceException {
        return read(ExportFiles.BALLOTS, Ballot.class);
    }

    List<RefusedBallot> refused() throws IOException, DifferenceException {
        return read(ExportFiles.REFUSED, RefusedBallot.class);
    }

    private <T> List<T> read(String name, Class<T> type) throws IOException, DifferenceException {
        Manifest.Entry entry = entry(name);
        List<T> items = new ArrayList<>((int) Math.min(entry.lines(), 1 << 24));
        LineHash hash = new LineHash();
        try (LineReader lines = new LineReader(Files.newInputStream(folder.resolve(name)))) {
            while (lines.next()) {
                hash.line(lines.buffer(), lines.offset(), lines.length());
                items.add(parse(name, lines, type, items.size() + 1L));
            }
            if (!lines.endedWithLineEnd()) {
                throw new DifferenceException(new Difference(name, items.size(), "the last line has no end"));
            }
        } catch (NoSuchFileException e) {
            throw new DifferenceException(new Difference(name, 0, "missing"));
        }
        remember(Damage.find(
                folder, entry, hash.entry(name), type, manifest.rule().chainId()));
        return items;
    }

    private static <T> T parse(String name, LineReader lines, Class<T> type, long number) throws DifferenceException {
        try {
            return CurationJson.read(lines.buffer(), lines.offset(), lines.length(), type);
        } catch (IllegalArgumentException e) {
            throw new DifferenceException(new Difference(name, number, String.valueOf(e.getMessage())));
        }
    }

    /** Checks a result file, whose recomputed lines have this hash; {@code true} when both are as the manifest says. */
    boolean isAsRecorded(Manifest.Entry recomputed) throws DifferenceException {
        return entry(recomputed.name()).equals(recomputed);
    }

    Manifest.Entry entry(String name) throws DifferenceException {
        return manifest.files().stream()
                .filter(e -> e.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new DifferenceException(new Difference(Manifest.FILE, 1, name + " is not listed")));
    }

    private void remember(Optional<Difference> found) {
        if (first == null) {
            first = found.orElse(null);
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }
}
