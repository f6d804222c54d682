package org.tonemark.curation.core.simulate;

import java.util.Locale;

/**
 * What the colluders do. They know each other, the truth of nearly every track, and answer alike; their honest answers
 * are right 19 times of 20, more often than those of honest curators.
 */
public enum Attack {
    /** Nothing: they are honest. */
    NONE("no attack"),
    /** Wrong on every track. */
    ALL_WRONG("wrong on every track"),
    /** Affirm their own bad tracks, honest elsewhere. */
    TARGETED("affirm their own bad tracks, honest elsewhere"),
    /** Wrong together on a fifth of all tracks, honest on the rest. */
    CAMOUFLAGE("wrong together on a fifth of all tracks, honest on the rest"),
    /** Three epochs wrong, three honest. */
    ON_OFF("three epochs wrong, three honest"),
    /** Deny good tracks of their victims, honest elsewhere. */
    BAD_MOUTHING("deny their victims' good tracks, honest elsewhere"),
    /** Affirm their own bad tracks and answer at random elsewhere. */
    SHILLING("affirm their own bad tracks, answer at random elsewhere"),
    /** Wrong on every track, with new identities every third epoch. */
    WHITEWASHING("wrong on every track, under new names every third epoch"),
    /** As targeted, and one honest seat of ten on their tracks is bought. */
    BRIBERY("targeted, and one honest seat of ten on their tracks is bought"),
    /** As targeted, and every beacon may be drawn once more when the first does not suit. */
    BEACON_REDRAW("targeted, and every beacon may be drawn once more"),
    /** Nobody colludes; on one track of ten half of the honest follow one misleading sign. */
    CORRELATED_ERROR("no collusion; on a tenth of the tracks half of the honest are misled alike"),
    /** As targeted, and each of them votes on every track of theirs, asked or not. */
    BALLOT_STUFFING("targeted, and all of them vote on every track of theirs");

    private final String words;

    Attack(String words) {
        this.words = words;
    }

    /** For reports. */
    public String words() {
        return words;
    }

    /** {@code all-wrong}. */
    public String option() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads {@link #option()}. @throws IllegalArgumentException for any other text */
    public static Attack parse(String option) {
        for (Attack attack : values()) {
            if (attack.option().equals(option)) {
                return attack;
            }
        }
        throw new IllegalArgumentException("no such attack: " + option);
    }
}
