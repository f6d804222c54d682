package org.tonemark.features.origin;

/** How locked lines behave in a window: as a decoder's do, or how not. */
public enum LineBehaviour {
    /** They rise and fall with their band, are no louder than a decoder's, and last. */
    OF_A_DECODER,
    /** Their level is constant, or follows the whole programme rather than their band. */
    APART,
    /** They stand out further than a decoder's do. */
    LOUD,
    /** A third of the window is without them. */
    PASSING;

    /** z of the magnitude comb from which lines are too loud; the loudest of 227 AI tracks has 17.1. */
    private static final double LOUDEST = 20;

    /** Lock of lines in a third of a window that has them; noise has 0.7. */
    private static final double LASTING = 1.1;

    /** Whether somebody may have added them: they are as no decoder's are. */
    public boolean isAdded() {
        return this == APART || this == LOUD;
    }

    /**
     * @param constant LR_const
     * @param wide LR_wide
     * @param loudest {@link LineEvidence#loudest()}
     * @param weakestThird {@link LineEvidence#weakestThird()}
     */
    public static LineBehaviour of(double constant, double wide, double loudest, double weakestThird) {
        if (!(constant > 0 && wide > 0)) {
            return APART;
        }
        if (loudest >= LOUDEST) {
            return LOUD;
        }
        return weakestThird >= LASTING ? OF_A_DECODER : PASSING;
    }
}
