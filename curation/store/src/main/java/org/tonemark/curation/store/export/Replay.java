package org.tonemark.curation.store.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.tonemark.curation.core.EpochInput;
import org.tonemark.curation.core.EpochResult;
import org.tonemark.curation.core.EpochRule;
import org.tonemark.curation.store.json.CurationJson;

/**
 * Recomputes an epoch from its export and compares every bit: the files with the manifest's hashes, the recomputed result
 * with the recorded lines, the root with the manifest's.
 */
public final class Replay {
    private Replay() {}

    /** What came of a replay. */
    public sealed interface Outcome permits Equal, Different {}

    /** @param root Merkle root, to be compared with the attested one */
    public record Equal(long epoch, String root, long ballots) implements Outcome {}

    public record Different(Difference first) implements Outcome {}

    /**
     * @param folder an export
     * @param rule chooses the rule for an input, and with it whether signatures are checked
     * @throws NoSuchFileException when there is no manifest
     */
    public static Outcome of(Path folder, java.util.function.Function<EpochInput, EpochRule> rule) throws IOException {
        try {
            ExportReader reader = ExportReader.open(folder);
            EpochInput input = reader.input();
            Optional<Difference> damaged = reader.firstDifference();
            if (damaged.isPresent()) {
                return new Different(damaged.get());
            }
            Optional<Difference> different = compare(reader, close(rule.apply(input), input));
            return different.isPresent()
                    ? new Different(different.get())
                    : new Equal(
                            input.epoch(),
                            reader.manifest().result().root(),
                            input.ballots().size());
        } catch (DifferenceException e) {
            return new Different(e.difference());
        }
    }

    /** An input that no epoch could have had, though its hashes are right, is a false record and no failure of ours. */
    private static EpochResult close(EpochRule rule, EpochInput input) throws DifferenceException {
        try {
            return rule.close(input);
        } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
            throw new DifferenceException(
                    new Difference("input", 0, "no epoch has such an input: " + String.valueOf(e.getMessage())));
        }
    }

    private static Optional<Difference> compare(ExportReader reader, EpochResult result)
            throws IOException, DifferenceException {
        for (ExportFiles.Listing listing : ExportFiles.results(result)) {
            Optional<Difference> difference = compareLines(reader, listing);
            if (difference.isPresent()) {
                return difference;
            }
        }
        Manifest manifest = reader.manifest();
        Manifest.Outcome recomputed = new Manifest.Outcome(result.goldOrigin(), result.originOpen(), result.root());
        if (!recomputed.equals(manifest.result())) {
            return Optional.of(new Difference(
                    Manifest.FILE,
                    1,
                    "recorded " + CurationJson.write(manifest.result()) + ", recomputed "
                            + CurationJson.write(recomputed)));
        }
        return Optional.empty();
    }

    private static Optional<Difference> compareLines(ExportReader reader, ExportFiles.Listing listing)
            throws IOException, DifferenceException {
        LineHash hash = new LineHash();
        long number = 0;
        try (LineReader recorded = new LineReader(Files.newInputStream(reader.file(listing.name())))) {
            for (Object item : listing.items()) {
                number++;
                byte[] line = CurationJson.writeBytes(item);
                hash.line(line, 0, line.length);
                if (!recorded.next()) {
                    return Optional.of(new Difference(listing.name(), number, "missing; recomputed " + text(line)));
                }
                if (!isEqual(recorded, line)) {
                    return Optional.of(new Difference(
                            listing.name(), number, "recorded " + text(recorded) + ", recomputed " + text(line)));
                }
            }
            if (recorded.next()) {
                return Optional.of(
                        new Difference(listing.name(), number + 1, "recorded " + text(recorded) + ", recomputed none"));
            }
            if (!recorded.endedWithLineEnd()) {
                return Optional.of(new Difference(listing.name(), number, "the last line has no end"));
            }
        } catch (NoSuchFileException e) {
            return Optional.of(new Difference(listing.name(), 0, "missing"));
        }
        return reader.isAsRecorded(hash.entry(listing.name()))
                ? Optional.empty()
                : Optional.of(new Difference(Manifest.FILE, 1, "the hashes of " + listing.name() + " are not its own"));
    }

    private static boolean isEqual(LineReader recorded, byte[] line) {
        return recorded.length() == line.length
                && java.util.Arrays.equals(
                        recorded.buffer(),
                        recorded.offset(),
                        recorded.offset() + recorded.length(),
                        line,
                        0,
                        line.length);
    }

    private static String text(LineReader line) {
        return new String(line.buffer(), line.offset(), line.length(), StandardCharsets.UTF_8);
    }

    private static String text(byte[] line) {
        return new String(line, StandardCharsets.UTF_8);
    }
}
