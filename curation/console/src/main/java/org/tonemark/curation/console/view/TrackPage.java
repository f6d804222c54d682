package org.tonemark.curation.console.view;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.core.Decision;
import org.tonemark.curation.core.provenance.GenerationRecord;
import org.tonemark.verdict.Verdict;

/**
 * {@code /tracks/CID}: a promoted track.
 *
 * @param record the uploader's statement, {@code null} without one
 * @param decision that promoted it
 * @param similar nearest first; empty where none is known
 */
public record TrackPage(
        TrackCard card,
        @Nullable Verdict verdict,
        Media media,
        @Nullable GenerationRecord record,
        @Nullable Decision decision,
        List<TrackCard> similar)
        implements Page {}
