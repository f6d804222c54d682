package org.tonemark.cli;

import org.jspecify.annotations.Nullable;
import org.tonemark.verify.TrackAnalyzer;

/** Finds the model that a command line names. */
@FunctionalInterface
public interface Analyzers {
    /**
     * Loads and checks a model.
     *
     * @param model name under the folder of models, or path; {@code null} for the newest
     * @throws UserException if there is no such model
     */
    TrackAnalyzer.Factory load(Host host, @Nullable String model);

    /** Says at once, without loading, when there is no such model. @throws UserException if there is none */
    default void check(Host host, @Nullable String model) {}
}
