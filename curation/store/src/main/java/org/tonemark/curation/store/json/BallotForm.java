package org.tonemark.curation.store.json;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.util.List;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.ClaimAnswer;

/** How a {@link Ballot} is written: the note is the one field that is left out where it is empty. */
abstract class BallotForm {
    static final String NO_NOTE = "no note";

    BallotForm(
            CaseId caseId,
            Address curator,
            long epoch,
            int sequence,
            List<ClaimAnswer> answers,
            List<String> reasons,
            String genre,
            String mood,
            @JacksonInject(value = NO_NOTE, useInput = OptBoolean.TRUE) String note,
            String signature) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    abstract String note();
}
