package org.tonemark.curation.core.outbox;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An action with all that happened to it, in its order.
 *
 * @param candidates in the order they were signed
 */
public record Entry(Action action, List<Candidate> candidates, List<Note> notes) {
    public Entry {
        candidates = List.copyOf(candidates);
        notes = List.copyOf(notes);
    }

    /** Where it stands; empty while it is not final, or after that was lost. */
    public Optional<Landing> landing() {
        @Nullable Landing found = null;
        for (Note note : notes) {
            if (note instanceof Note.Landed landed) {
                found = landed.landing();
            } else if (note instanceof Note.Lost) {
                found = null;
            }
        }
        return Optional.ofNullable(found);
    }

    public boolean settled() {
        return !notes.isEmpty() && notes.get(notes.size() - 1) instanceof Note.Settled;
    }

    /** The nonce of its live candidates; empty when none was reserved or the last one is used up. */
    public OptionalLong nonce() {
        if (candidates.isEmpty()) {
            return OptionalLong.empty();
        }
        long last = candidates.get(candidates.size() - 1).nonce();
        boolean used = notes.stream()
                .anyMatch(note -> note instanceof Note.Displaced displaced && displaced.nonce() == last
                        || note instanceof Note.Reverted reverted && reverted.nonce() == last);
        return used ? OptionalLong.empty() : OptionalLong.of(last);
    }

    /** Candidates of the live nonce, the last signed (and best paid) last. */
    public List<Candidate> live() {
        OptionalLong nonce = nonce();
        return candidates.stream()
                .filter(c -> nonce.isPresent() && c.nonce() == nonce.getAsLong())
                .toList();
    }
}
