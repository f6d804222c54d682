package org.tonemark.curation.console.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a submission would meet now; nothing is kept.
 *
 * @param passed whether it would be taken
 * @param record CID under which the generation record would be published, {@code null} without one
 */
public record DryCheck(boolean passed, String cid, @Nullable String record, List<Note> notes) {
    public DryCheck {
        notes = List.copyOf(notes);
    }

    /**
     * One finding.
     *
     * @param code stable, upper snake case
     * @param state {@code good}, {@code info}, or {@code bad} for what stands in the way
     * @param text one sentence
     */
    public record Note(String code, String state, String text) {}
}
