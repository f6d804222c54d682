package org.tonemark.curation.store;

import org.jspecify.annotations.Nullable;
import org.tonemark.curation.core.Curator;

/** A curator as of now. @param alias public name, {@code null} without one */
public record CuratorRecord(Curator curator, @Nullable String alias) {}
