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
 * @param bySound promoted tracks that sound like it, nearest first; empty where none is known
 * @param liked promoted tracks that the same people like, likewise
 */
public record TrackPage(
        TrackCard card,
        @Nullable Verdict verdict,
        Media media,
        @Nullable GenerationRecord record,
        @Nullable Decision decision,
        List<TrackCard> bySound,
        List<TrackCard> liked)
        implements Page {}
