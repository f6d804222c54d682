package org.tonemark.cli.curation;

import java.util.Optional;
import org.tonemark.cli.UserException;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Answer;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.store.Refusal;
import org.tonemark.ipfs.Cid;
import org.tonemark.ipfs.InvalidCidException;

/** What users write, read; a mistake is a {@link UserException} that says what to write instead. */
final class Words {
    private Words() {}

    /** Version 1 in base32. */
    static String cid(String text) {
        try {
            return Cid.parse(text).toString();
        } catch (InvalidCidException e) {
            throw UserException.usage(text + " is no CID: " + e.getMessage());
        }
    }

    static Address address(String text) {
        try {
            return Address.parse(text);
        } catch (IllegalArgumentException e) {
            throw UserException.usage(text + " is no address: write 0x and 40 hexadecimal digits");
        }
    }

    static Answer answer(String text, String option) {
        try {
            return Answer.parse(text);
        } catch (IllegalArgumentException e) {
            throw UserException.usage(option + " is yes, no or unsure, not " + text);
        }
    }

    /** {@code ai}, {@code human}, {@code unsure}, as answers to the claim origin = AI. */
    static Answer origin(String text) {
        return switch (text) {
            case "ai" -> Answer.YES;
            case "human" -> Answer.NO;
            case "unsure" -> Answer.UNSURE;
            default -> throw UserException.usage("--origin is ai, human or unsure, not " + text);
        };
    }

    static Claim claim(String text) {
        try {
            return Claim.parse(text);
        } catch (IllegalArgumentException e) {
            throw UserException.usage(text + " is no claim: write origin, quality or flag:CODE");
        }
    }

    static void orFail(Optional<Refusal> refusal) {
        if (refusal.isPresent()) {
            throw fail(refusal.get());
        }
    }

    static UserException fail(Refusal refusal) {
        return UserException.usage(refusal.message() + " (" + refusal.code() + ")");
    }
}
