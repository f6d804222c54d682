package org.tonemark.curation.console.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of a track's time line.
 *
 * @param state its colour: {@code done}, {@code good}, {@code bad}, {@code now}, {@code next}
 * @param atMillis since 1970 UTC, {@code null} where only the epoch is known
 * @param notes further sentences
 * @param quote what a person wrote, or empty
 * @param codes stable codes and versions, for those who look for them
 */
public record Step(
        String state,
        @Nullable Long atMillis,
        String heading,
        String body,
        List<String> notes,
        String quote,
        String codes) {
    public Step {
        notes = List.copyOf(notes);
    }
}
