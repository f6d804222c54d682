package org.tonemark.cli.similar;

import org.jspecify.annotations.Nullable;
import org.tonemark.nets.SoundEmbedding;
import org.tonemark.verify.KeptFingerprint;

/**
 * The track that is asked about.
 *
 * @param embedding {@code null} when it has none: silence, or a model that makes none
 * @param fingerprint {@code null} when it has none
 */
record Asked(
        String input,
        String cid,
        @Nullable SoundEmbedding embedding,
        @Nullable KeptFingerprint fingerprint) {}
