package org.tonemark.curation.store.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.ballot.SignatureCheck;
import org.tonemark.curation.store.json.CurationJson;

/** Finds the place in an input file that is not what the manifest hashed: the block, and the line where that can be told. */
final class Damage {
    private Damage() {}

    static <T> Optional<Difference> find(
            Path folder, Manifest.Entry recorded, Manifest.Entry found, Class<T> type, long chainId)
            throws IOException {
        if (recorded.equals(found)) {
            return Optional.empty();
        }
        int block = firstDifferentBlock(recorded, found);
        long from = (long) block * Manifest.BLOCK_LINES + 1;
        long to = Math.min(from + Manifest.BLOCK_LINES - 1, Math.max(recorded.lines(), found.lines()));
        long line = firstBadLine(folder.resolve(recorded.name()), from, to, type, chainId);
        String where = "lines " + from + " … " + to + " are not those that the manifest hashed";
        return Optional.of(
                line > 0
                        ? new Difference(
                                recorded.name(), line, "not in its canonical form or not signed by its curator")
                        : new Difference(recorded.name(), 0, where));
    }

    private static int firstDifferentBlock(Manifest.Entry recorded, Manifest.Entry found) {
        int block = 0;
        while (block < recorded.blocks().size()
                && block < found.blocks().size()
                && recorded.blocks().get(block).equals(found.blocks().get(block))) {
            block++;
        }
        return block;
    }

    /** Number of the line, or 0 when each looks right by itself. */
    private static <T> long firstBadLine(Path file, long from, long to, Class<T> type, long chainId)
            throws IOException {
        SignatureCheck signatures = SignatureCheck.recovering(chainId);
        long number = 0;
        try (LineReader lines = new LineReader(Files.newInputStream(file))) {
            while (lines.next() && number < to) {
                number++;
                if (number >= from && !isSound(lines, type, signatures)) {
                    return number;
                }
            }
        }
        return 0;
    }

    private static <T> boolean isSound(LineReader lines, Class<T> type, SignatureCheck signatures) {
        String text = new String(lines.buffer(), lines.offset(), lines.length(), StandardCharsets.UTF_8);
        T item = CurationJson.read(text, type);
        return CurationJson.write(item).equals(text) && (!(item instanceof Ballot ballot) || signatures.valid(ballot));
    }
}
