package org.tonemark.nets.evaluate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that {@code evaluate} finds; {@code metrics.json}.
 *
 * @param schema version of this JSON
 * @param model id of the fixed model, or {@code null}
 * @param features version of the measurements
 * @param tracks counts, for people
 * @param unseen cross-validation in which no fold shares a generator, source or group with another, AI and human
 *     tracks held out in turn
 * @param known cross-validation by file: generators are known, which flatters every model
 * @param unseenChannel the channel-only network on the folds of {@code unseen}
 * @param knownChannel the channel-only network on the folds of {@code known}
 * @param fixed the given model on all tracks; says nothing about tracks that it was trained on
 * @param attacks forgeries, scored by models that saw none of their music
 * @param perturbations everyday processing, scored by the models of {@code known}
 * @param genre 5-fold cross-validation of the largest labelled collection
 * @param mood 5-fold cross-validation
 * @param notes what the figures do not say
 */
public record Evaluation(
        int schema,
        @Nullable String model,
        String features,
        List<String> tracks,
        @Nullable OriginMetrics unseen,
        @Nullable OriginMetrics known,
        @Nullable ChannelOnly unseenChannel,
        @Nullable ChannelOnly knownChannel,
        @Nullable OriginMetrics fixed,
        @Nullable AttackReport attacks,
        @Nullable PerturbationReport perturbations,
        TagMetrics.@Nullable Genre genre,
        TagMetrics.@Nullable Mood mood,
        List<String> notes) {
    /** Version of the JSON. */
    public static final int SCHEMA = 2;
}
