package org.tonemark.curation.core;

/** Families of claims: a curator has one reputation in each, since hearing quality and judging origin differ. */
public enum Family {
    /** The track is AI-generated. */
    ORIGIN,
    /** The track is worth promoting. */
    QUALITY,
    /** The track carries a defect of a named kind. */
    FLAG
}
