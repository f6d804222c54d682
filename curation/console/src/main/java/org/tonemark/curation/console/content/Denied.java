package org.tonemark.curation.console.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tonemark.ipfs.Cid;
import org.tonemark.ipfs.Denylist;

/** CIDs that the operator's denylist names: neither taken nor submitted. Read once, at the start. */
public final class Denied {
    private final Denylist list;

    private Denied(Denylist list) {
        this.list = list;
    }

    /**
     * @param file as {@code verify --denylist} reads it; {@code null} for none
     * @throws IllegalArgumentException for a line that is no rule, naming it
     */
    public static Denied read(@Nullable Path file) throws IOException {
        return new Denied(file == null ? Denylist.none() : Denylist.parse(Files.readAllLines(file)));
    }

    /** What a CID is denied for: the list's code, or an empty text; empty when it is not denied. */
    public Optional<String> code(String cid) {
        return Cid.tryParse(cid).flatMap(list::code);
    }
}
