package org.tonemark.spark.curation;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.ClaimAnswer;

/** Ballots as bytes between driver and executors: curators, answers and texts once each, signatures as 65 bytes. */
final class BallotWire {
    private static final int SIGNATURE_BYTES = 65;
    private static final HexFormat HEX = HexFormat.of();

    private BallotWire() {}

    static final class Writer {
        private final Output out;
        private final Dictionary.Writer<Address> curators;
        private final Dictionary.Writer<List<ClaimAnswer>> answers;
        private final Dictionary.Writer<String> texts;
        private CaseId last = new CaseId("none", 0);

        Writer(Output out) {
            this.out = out;
            curators = new Dictionary.Writer<>(out, Address::hex);
            answers = new Dictionary.Writer<>(out, BallotRows::text);
            texts = new Dictionary.Writer<>(out, Function.identity());
        }

        void address(Address address) {
            curators.write(address);
        }

        void text(String text) {
            texts.write(text);
        }

        /** With its case, for lists of ballots on many cases. */
        void withCase(Ballot ballot) {
            boolean same = ballot.caseId().equals(last);
            out.writeBoolean(same);
            if (!same) {
                last = ballot.caseId();
                out.writeString(last.cid());
                out.writeVarInt(last.round(), true);
            }
            ballot(ballot);
        }

        void ballot(Ballot ballot) {
            curators.write(ballot.curator());
            answers.write(ballot.answers());
            out.writeVarLong(ballot.epoch(), true);
            out.writeVarInt(ballot.sequence(), true);
            texts.write(String.join(" ", ballot.reasons()));
            texts.write(ballot.genre());
            texts.write(ballot.mood());
            texts.write(ballot.note());
            byte[] packed = pack(ballot.signature());
            out.writeBoolean(packed != null);
            if (packed == null) {
                out.writeString(ballot.signature());
            } else {
                out.writeBytes(packed);
            }
        }
    }

    static final class Reader {
        private final Input in;
        private final Dictionary.Reader<Address> curators;
        private final Dictionary.Reader<List<ClaimAnswer>> answers;
        private final Dictionary.Reader<String> texts;
        private CaseId last = new CaseId("none", 0);

        Reader(Input in) {
            this.in = in;
            curators = new Dictionary.Reader<>(in, Address::new);
            answers = new Dictionary.Reader<>(in, BallotRows::parseAnswers);
            texts = new Dictionary.Reader<>(in, Function.identity());
        }

        Address address() {
            return curators.read();
        }

        String text() {
            return texts.read();
        }

        Ballot withCase() {
            if (!in.readBoolean()) {
                last = new CaseId(in.readString(), in.readVarInt(true));
            }
            return ballot(last);
        }

        Ballot ballot(CaseId id) {
            Address curator = curators.read();
            List<ClaimAnswer> said = answers.read();
            long epoch = in.readVarLong(true);
            int sequence = in.readVarInt(true);
            List<String> reasons = BallotRows.parseReasons(texts.read());
            String genre = texts.read();
            String mood = texts.read();
            String note = texts.read();
            String signature = in.readBoolean() ? "0x" + HEX.formatHex(in.readBytes(SIGNATURE_BYTES)) : in.readString();
            return new Ballot(id, curator, epoch, sequence, said, reasons, genre, mood, note, signature);
        }
    }

    /** The bytes of a signature in its usual form; {@code null} for any other text, which must come back as it was. */
    static byte @Nullable [] pack(String signature) {
        if (signature.length() != 2 + 2 * SIGNATURE_BYTES || !signature.startsWith("0x")) {
            return null;
        }
        byte[] bytes = new byte[SIGNATURE_BYTES];
        for (int i = 0; i < bytes.length; i++) {
            int high = lowerHex(signature.charAt(2 + 2 * i));
            int low = lowerHex(signature.charAt(3 + 2 * i));
            if (high < 0 || low < 0) {
                return null;
            }
            bytes[i] = (byte) (high << 4 | low);
        }
        return bytes;
    }

    private static int lowerHex(char c) {
        return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    }
}
