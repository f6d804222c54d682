package org.tonemark.curation.core.simulate;

/** A way to decide about tracks. */
public interface Mechanism {
    /** In reports. */
    String name();

    /** Runs all epochs of the world. */
    Tally run(World world);
}
