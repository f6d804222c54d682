package org.tonemark.nets.dataset;

import java.util.List;

/** The nine factors of the Geneva Emotional Music Scale (Zentner, Grandjean and Scherer, Emotion 8, 2008). */
public final class Gems {
    /** In the order of manifests, networks and verdicts. */
    public static final List<String> EMOTIONS = List.of(
            "amazement",
            "solemnity",
            "tenderness",
            "nostalgia",
            "calmness",
            "power",
            "joyful_activation",
            "tension",
            "sadness");

    private Gems() {}
}
