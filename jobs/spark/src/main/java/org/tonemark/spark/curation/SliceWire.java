package org.tonemark.spark.curation;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.core.Answer;
import org.tonemark.curation.core.Case;
import org.tonemark.curation.core.CaseKind;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.ClaimDecision;
import org.tonemark.curation.core.Decision;
import org.tonemark.curation.core.Family;
import org.tonemark.curation.core.GoldRecord;
import org.tonemark.curation.core.RefusedBallot;
import org.tonemark.curation.core.RefusedBallot.Reason;
import org.tonemark.curation.core.Reputation;
import org.tonemark.curation.core.Status;
import org.tonemark.curation.core.decision.CaseClose;
import org.tonemark.curation.core.decision.Docket;
import org.tonemark.spark.curation.DocketDesk.Close;

/** Closes of cases as bytes for the way to the driver, which has the dockets they belong to. */
final class SliceWire {
    private static final HexFormat HEX = HexFormat.of();

    private SliceWire() {}

    static byte[] encode(List<Close> closes) {
        Output out = new Output(1 << 16, -1);
        Encoder encoder = new Encoder(out);
        list(out, closes, encoder::close);
        return out.toBytes();
    }

    /** @param dockets by the numbers that the closes have */
    static List<CaseClose> decode(byte[] bytes, List<Docket> dockets) {
        Input in = new Input(bytes);
        Decoder decoder = new Decoder(in, dockets);
        return list(in, decoder::close);
    }

    private static <T> void list(Output out, List<T> items, Consumer<T> write) {
        out.writeVarInt(items.size(), true);
        items.forEach(write);
    }

    private static <T> List<T> list(Input in, Supplier<T> read) {
        int size = in.readVarInt(true);
        List<T> items = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            items.add(read.get());
        }
        return items;
    }

    private static final class Encoder {
        private final Output out;
        private final BallotWire.Writer ballots;

        Encoder(Output out) {
            this.out = out;
            this.ballots = new BallotWire.Writer(out);
        }

        void close(Close numbered) {
            CaseClose close = numbered.close();
            out.writeVarInt(numbered.docket(), true);
            decision(close.decision());
            next(close.next());
            out.writeVarInt(close.votes(), true);
            list(out, close.counted(), ballots::ballot);
            list(out, close.refused(), this::refused);
            list(out, close.credits(), this::credit);
            list(out, close.slashed(), ballots::address);
            out.writeBoolean(close.contradicted());
            out.writeVarLong(close.gold().right(), true);
            out.writeVarLong(close.gold().answered(), true);
        }

        private void next(@Nullable Case next) {
            out.writeBoolean(next != null);
            if (next != null) {
                out.writeVarInt(next.stage(), true);
                out.writeVarInt(next.called(), true);
            }
        }

        private void decision(Decision d) {
            out.writeVarInt(d.kind().ordinal(), true);
            out.writeVarLong(d.epoch(), true);
            out.writeVarInt(d.status().ordinal(), true);
            out.writeVarInt(d.stage(), true);
            ballots.text(d.reason());
            list(out, d.claims(), this::claim);
            out.writeString(d.sentence());
            out.writeBytes(HEX.parseHex(d.ballots()));
        }

        private void claim(ClaimDecision c) {
            ballots.text(c.claim().toString());
            out.writeVarInt(c.finding().ordinal(), true);
            out.writeVarInt(c.seats(), true);
            out.writeVarLong(c.yes(), true);
            out.writeVarLong(c.no(), true);
            out.writeVarLong(c.unsure(), true);
            out.writeVarLong(c.needed(), true);
            out.writeVarLong(c.turnWeight(), true);
            out.writeVarInt(c.turnSeats(), true);
            out.writeVarLong(c.probability(), true);
        }

        private void refused(RefusedBallot r) {
            out.writeVarInt(r.reason().ordinal(), true);
            ballots.withCase(r.ballot());
        }

        private void credit(Reputation r) {
            ballots.address(r.curator());
            out.writeVarInt(r.family().ordinal(), true);
            out.writeVarLong(r.hits(), true);
            out.writeVarLong(r.misses(), true);
            out.writeVarLong(r.contestedHits(), true);
            out.writeVarLong(r.contestedMisses(), true);
        }
    }

    private static final class Decoder {
        private static final int HASH_BYTES = 32;

        private final Input in;
        private final List<Docket> dockets;
        private final BallotWire.Reader ballots;

        Decoder(Input in, List<Docket> dockets) {
            this.in = in;
            this.dockets = dockets;
            this.ballots = new BallotWire.Reader(in);
        }

        CaseClose close() {
            Case was = dockets.get(in.readVarInt(true)).open();
            return new CaseClose(
                    was,
                    decision(was),
                    in.readBoolean() ? was.advanced(in.readVarInt(true), in.readVarInt(true)) : null,
                    in.readVarInt(true),
                    list(in, () -> ballots.ballot(was.id())),
                    list(in, this::refused),
                    list(in, this::credit),
                    list(in, ballots::address),
                    in.readBoolean(),
                    new GoldRecord(in.readVarLong(true), in.readVarLong(true)));
        }

        private Decision decision(Case was) {
            return new Decision(
                    was.id(),
                    CaseKind.values()[in.readVarInt(true)],
                    in.readVarLong(true),
                    Status.values()[in.readVarInt(true)],
                    in.readVarInt(true),
                    ballots.text(),
                    list(in, this::claim),
                    in.readString(),
                    HEX.formatHex(in.readBytes(HASH_BYTES)));
        }

        private ClaimDecision claim() {
            return new ClaimDecision(
                    Claim.parse(ballots.text()),
                    Answer.values()[in.readVarInt(true)],
                    in.readVarInt(true),
                    in.readVarLong(true),
                    in.readVarLong(true),
                    in.readVarLong(true),
                    in.readVarLong(true),
                    in.readVarLong(true),
                    in.readVarInt(true),
                    in.readVarLong(true));
        }

        private RefusedBallot refused() {
            Reason reason = Reason.values()[in.readVarInt(true)];
            return new RefusedBallot(ballots.withCase(), reason);
        }

        private Reputation credit() {
            return new Reputation(
                    ballots.address(),
                    Family.values()[in.readVarInt(true)],
                    in.readVarLong(true),
                    in.readVarLong(true),
                    in.readVarLong(true),
                    in.readVarLong(true));
        }
    }
}
