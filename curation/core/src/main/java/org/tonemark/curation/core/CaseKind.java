package org.tonemark.curation.core;

/** Why a case was opened. */
public enum CaseKind {
    /** A submission. */
    INTAKE,
    /** The uploader appeals against a decision or a machine rejection. */
    APPEAL,
    /** A decision drawn by the beacon, pivotal, or contradicted by uninvited ballots, goes to a fresh double panel. */
    AUDIT,
    /** The truth is known to the operator: shown as {@code INTAKE} until it closes, so that nobody can tell. */
    GOLD,
    /** As gold, for trainees. */
    TRAINING
}
