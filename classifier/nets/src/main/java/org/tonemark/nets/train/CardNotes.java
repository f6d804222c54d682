package org.tonemark.nets.train;

import java.util.List;

/** What every model card says of rights. */
final class CardNotes {
    static final List<String> LICENCE_AND_PATENTS = List.of(
            "The networks and their calibration are part of Tonemark, under its licence (GPL-3.0). The training audio is"
                    + " not, and is not shipped; whether its licences reach a model trained on it is not settled law.",
            "Decoder lines: the authors of \"A Fourier Explanation of AI-music Artifacts\" (Afchar et al., ISMIR 2025) state"
                    + " that they applied for two patents in December 2024. This code is no copy of theirs and reads the lines"
                    + " another way; whether a claim covers it is for a lawyer. A policy can switch the family off; nothing is"
                    + " then accepted or rejected without a curator.",
            "No other patents were searched for.");

    private CardNotes() {}
}
