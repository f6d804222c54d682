package org.tonemark.curation.store.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.ClaimAnswer;
import org.tonemark.curation.core.Seat;

/**
 * Ballots and seats of an export, of which there are millions: their fields in the canonical order and no other, which
 * takes a third of the time of reading them in any order. Cases that follow one another share one {@link CaseId}.
 */
final class LineModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    LineModule() {
        super("tonemark-curation-lines");
        Function<String, Address> curators = CurationModule.shared(Address::new);
        addDeserializer(Seat.class, new Seats(new CaseIds(), curators));
        addDeserializer(Ballot.class, new Ballots(new CaseIds(), curators));
    }

    /** Reads one record field after field. */
    private abstract static class InOrder<T> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1L;

        InOrder(Class<T> type) {
            super(type);
        }

        /** Goes to the value of the next field, which must have this name. */
        void field(SerializedString name, JsonParser in, DeserializationContext context) throws IOException {
            if (!in.nextFieldName(name)) {
                context.reportInputMismatch(handledType(), "the next field must be '%s'", name.getValue());
            }
            in.nextToken();
        }

        String text(SerializedString name, JsonParser in, DeserializationContext context) throws IOException {
            field(name, in, context);
            return string(name, in, context);
        }

        /** The value at which the parser stands. */
        String string(SerializedString name, JsonParser in, DeserializationContext context) throws IOException {
            require(in.currentToken() == JsonToken.VALUE_STRING, name, "a string", context);
            return in.getText();
        }

        long number(SerializedString name, JsonParser in, DeserializationContext context) throws IOException {
            field(name, in, context);
            require(in.currentToken() == JsonToken.VALUE_NUMBER_INT, name, "a whole number", context);
            return in.getLongValue();
        }

        int small(SerializedString name, JsonParser in, DeserializationContext context) throws IOException {
            field(name, in, context);
            require(in.currentToken() == JsonToken.VALUE_NUMBER_INT, name, "a whole number", context);
            return in.getIntValue();
        }

        /** A text that stands for a value. */
        <V> V value(SerializedString name, Function<String, V> parse, JsonParser in, DeserializationContext context)
                throws IOException {
            String text = text(name, in, context);
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException e) {
                throw context.instantiationException(handledType(), e);
            }
        }

        void open(JsonParser in, DeserializationContext context) throws IOException {
            if (in.currentToken() != JsonToken.START_OBJECT) {
                context.reportInputMismatch(
                        handledType(), "a %s is an object", handledType().getSimpleName());
            }
        }

        T close(T value, JsonParser in, DeserializationContext context) throws IOException {
            if (in.nextToken() != JsonToken.END_OBJECT) {
                context.reportInputMismatch(
                        handledType(),
                        "a %s has no further field",
                        handledType().getSimpleName());
            }
            return value;
        }

        void require(boolean right, SerializedString name, String what, DeserializationContext context)
                throws IOException {
            if (!right) {
                context.reportInputMismatch(handledType(), "'%s' must be %s", name.getValue(), what);
            }
        }

        /** What the records themselves refuse. */
        T made(Supplier<T> record, DeserializationContext context) throws IOException {
            try {
                return record.get();
            } catch (IllegalArgumentException e) {
                throw context.instantiationException(handledType(), e);
            }
        }
    }

    private static final class CaseIds extends InOrder<CaseId> {
        private static final long serialVersionUID = 1L;
        private static final SerializedString CID = new SerializedString("cid");
        private static final SerializedString ROUND = new SerializedString("round");

        /** A race on it costs a copy, nothing else. */
        private transient @Nullable CaseId last;

        CaseIds() {
            super(CaseId.class);
        }

        @Override
        public CaseId deserialize(JsonParser in, DeserializationContext context) throws IOException {
            open(in, context);
            String cid = text(CID, in, context);
            int round = small(ROUND, in, context);
            CaseId before = last;
            if (before == null || before.round() != round || !before.cid().equals(cid)) {
                before = made(() -> new CaseId(cid, round), context);
                last = before;
            }
            return close(before, in, context);
        }
    }

    private static final SerializedString CASE_ID = new SerializedString("caseId");
    private static final SerializedString CURATOR = new SerializedString("curator");

    private static final class Seats extends InOrder<Seat> {
        private static final long serialVersionUID = 1L;
        private static final SerializedString POSITION = new SerializedString("position");
        private static final SerializedString CALLED = new SerializedString("calledEpoch");

        private final transient CaseIds caseIds;
        private final transient Function<String, Address> curators;

        Seats(CaseIds caseIds, Function<String, Address> curators) {
            super(Seat.class);
            this.caseIds = caseIds;
            this.curators = curators;
        }

        @Override
        public Seat deserialize(JsonParser in, DeserializationContext context) throws IOException {
            open(in, context);
            field(CASE_ID, in, context);
            CaseId id = caseIds.deserialize(in, context);
            Address curator = value(CURATOR, curators, in, context);
            Seat seat = new Seat(id, curator, small(POSITION, in, context), number(CALLED, in, context));
            return close(seat, in, context);
        }
    }

    private static final class Ballots extends InOrder<Ballot> {
        private static final long serialVersionUID = 1L;
        private static final SerializedString EPOCH = new SerializedString("epoch");
        private static final SerializedString SEQUENCE = new SerializedString("sequence");
        private static final SerializedString ANSWERS = new SerializedString("answers");
        private static final SerializedString CLAIM = new SerializedString("claim");
        private static final SerializedString ANSWER = new SerializedString("answer");
        private static final SerializedString REASONS = new SerializedString("reasons");
        private static final SerializedString GENRE = new SerializedString("genre");
        private static final SerializedString MOOD = new SerializedString("mood");
        private static final SerializedString NOTE = new SerializedString("note");
        private static final SerializedString SIGNATURE = new SerializedString("signature");

        private final transient CaseIds caseIds;
        private final transient Function<String, Address> curators;

        Ballots(CaseIds caseIds, Function<String, Address> curators) {
            super(Ballot.class);
            this.caseIds = caseIds;
            this.curators = curators;
        }

        @Override
        public Ballot deserialize(JsonParser in, DeserializationContext context) throws IOException {
            open(in, context);
            field(CASE_ID, in, context);
            CaseId id = caseIds.deserialize(in, context);
            Address curator = value(CURATOR, curators, in, context);
            long epoch = number(EPOCH, in, context);
            int sequence = small(SEQUENCE, in, context);
            List<ClaimAnswer> answers = answers(in, context);
            List<String> reasons = reasons(in, context);
            String genre = text(GENRE, in, context);
            String mood = text(MOOD, in, context);
            boolean noted = !in.nextFieldName(SIGNATURE);
            String note = noted ? note(in, context) : "";
            String signature = noted ? text(SIGNATURE, in, context) : next(SIGNATURE, in, context);
            Ballot ballot = made(
                    () -> new Ballot(id, curator, epoch, sequence, answers, reasons, genre, mood, note, signature),
                    context);
            return close(ballot, in, context);
        }

        /** Stands at the name of a field; an empty note has none. */
        private String note(JsonParser in, DeserializationContext context) throws IOException {
            if (!NOTE.getValue().equals(in.currentName())) {
                context.reportInputMismatch(handledType(), "the next field must be '%s'", SIGNATURE.getValue());
            }
            String note = next(NOTE, in, context);
            require(!note.isEmpty(), NOTE, "absent where it is empty", context);
            return note;
        }

        private String next(SerializedString name, JsonParser in, DeserializationContext context) throws IOException {
            in.nextToken();
            return string(name, in, context);
        }

        private List<ClaimAnswer> answers(JsonParser in, DeserializationContext context) throws IOException {
            field(ANSWERS, in, context);
            require(in.currentToken() == JsonToken.START_ARRAY, ANSWERS, "a list", context);
            List<ClaimAnswer> answers = new ArrayList<>(1);
            while (in.nextToken() != JsonToken.END_ARRAY) {
                open(in, context);
                Claim claim = value(CLAIM, Claim::parse, in, context);
                answers.add(new ClaimAnswer(claim, value(ANSWER, CurationModule::answer, in, context)));
                require(in.nextToken() == JsonToken.END_OBJECT, ANSWERS, "of claim and answer", context);
            }
            return answers;
        }

        private List<String> reasons(JsonParser in, DeserializationContext context) throws IOException {
            field(REASONS, in, context);
            require(in.currentToken() == JsonToken.START_ARRAY, REASONS, "a list", context);
            if (in.nextToken() == JsonToken.END_ARRAY) {
                return List.of();
            }
            List<String> reasons = new ArrayList<>();
            for (; in.currentToken() != JsonToken.END_ARRAY; in.nextToken()) {
                require(in.currentToken() == JsonToken.VALUE_STRING, REASONS, "a list of strings", context);
                reasons.add(in.getText());
            }
            return reasons;
        }
    }
}
