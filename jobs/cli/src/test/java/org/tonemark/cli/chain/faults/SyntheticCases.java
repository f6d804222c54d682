package org.tonemark.cli.chain.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.Status;
import org.tonemark.curation.core.attest.AttestedDecision;
import org.tonemark.curation.core.attest.Bytes32;
import org.tonemark.curation.core.port.DecidedCases;

/**
 * Made-up decisions, a few an epoch, the same for ever; how many epochs are closed stands in a file that whoever plays
 * the curators writes.
 */
record SyntheticCases(Path closed) implements DecidedCases {
    /** How many epochs are closed. */
    long epochs() {
        try {
            return Files.exists(closed) ? Files.readString(closed).length() : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<AttestedDecision> decidedIn(long epoch) {
        int count = 1 + new SplittableRandom(epoch).nextInt(4);
        return IntStream.range(0, count).mapToObj(i -> decision(epoch, i)).toList();
    }

    private static AttestedDecision decision(long epoch, int i) {
        return new AttestedDecision(
                new CaseId("bafysynthetic" + epoch + "x" + i, 0),
                i % 2 == 0 ? Status.PROMOTED : Status.REJECTED,
                "QUALITY_SHOWN",
                epoch,
                Address.parse("0x000000000000000000000000000000000000dE70"),
                1_700_000_000 + epoch,
                word(epoch),
                word(1000 + i),
                "");
    }

    private static Bytes32 word(long value) {
        return new Bytes32("0x%064x".formatted(value));
    }

    @Override
    public Optional<AttestedDecision> decision(CaseId caseId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<AttestedDecision> decisions(String cid) {
        throw new UnsupportedOperationException();
    }
}
