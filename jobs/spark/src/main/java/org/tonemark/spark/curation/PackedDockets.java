package org.tonemark.spark.curation;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Case;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.CaseKind;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.GoldTruth;
import org.tonemark.curation.core.PastCase;
import org.tonemark.curation.core.Seat;
import org.tonemark.curation.core.decision.Docket;

/**
 * The dockets of an epoch without their ballots, in some ten bytes a seat: what every executor holds. A docket is unpacked
 * when its case is decided. Reading is thread-safe.
 */
final class PackedDockets implements Serializable {
    private static final long serialVersionUID = 1L;

    private final CaseId[] ids;
    private final byte[][] packed;
    private final Address[] hands;

    private PackedDockets(CaseId[] ids, byte[][] packed, Address[] hands) {
        this.ids = ids;
        this.packed = packed;
        this.hands = hands;
    }

    /** @param dockets in the order of their cases; their ballots are left out */
    static PackedDockets of(List<Docket> dockets) {
        CaseId[] ids = new CaseId[dockets.size()];
        byte[][] packed = new byte[ids.length][];
        Numbers numbers = new Numbers();
        Output out = new Output(256, -1);
        for (int i = 0; i < ids.length; i++) {
            ids[i] = dockets.get(i).open().id();
            write(dockets.get(i), out, numbers);
            packed[i] = out.toBytes();
            out.clear();
        }
        return new PackedDockets(ids, packed, numbers.hands());
    }

    /** Addresses by number. */
    private static final class Numbers {
        private final java.util.HashMap<Address, Integer> known = new java.util.HashMap<>();
        private final List<Address> hands = new ArrayList<>();

        int of(Address address) {
            return known.computeIfAbsent(address, a -> {
                hands.add(a);
                return hands.size() - 1;
            });
        }

        Address[] hands() {
            return hands.toArray(Address[]::new);
        }
    }

    /** Place of a case, negative when it has no docket. */
    int indexOf(CaseId id) {
        return Arrays.binarySearch(ids, id);
    }

    /** @return without ballots */
    Docket get(int index) {
        CaseId id = ids[index];
        Input in = new Input(packed[index]);
        Case open = readCase(in, id);
        List<Seat> seats = new ArrayList<>();
        for (int i = in.readVarInt(true); i > 0; i--) {
            seats.add(new Seat(id, hands[in.readVarInt(true)], in.readVarInt(true), in.readVarLong(true)));
        }
        List<GoldTruth> truths = new ArrayList<>();
        for (int i = in.readVarInt(true); i > 0; i--) {
            truths.add(new GoldTruth(id, Claim.parse(in.readString()), in.readBoolean()));
        }
        boolean exhausted = in.readBoolean();
        return new Docket(open, seats, List.of(), truths, exhausted, readParent(in));
    }

    private static void write(Docket docket, Output out, Numbers numbers) {
        writeCase(docket.open(), out, numbers);
        out.writeVarInt(docket.seats().size(), true);
        for (Seat seat : docket.seats()) {
            out.writeVarInt(numbers.of(seat.curator()), true);
            out.writeVarInt(seat.position(), true);
            out.writeVarLong(seat.calledEpoch(), true);
        }
        out.writeVarInt(docket.truths().size(), true);
        for (GoldTruth truth : docket.truths()) {
            out.writeString(truth.claim().toString());
            out.writeBoolean(truth.truth());
        }
        out.writeBoolean(docket.exhausted());
        writeParent(docket.parent(), out);
    }

    private static void writeCase(Case open, Output out, Numbers numbers) {
        out.writeVarInt(open.kind().ordinal(), true);
        out.writeBytes(open.uploader().bytes());
        out.writeVarInt(open.claims().size(), true);
        open.claims().forEach(claim -> out.writeString(claim.toString()));
        out.writeVarLong(open.openedEpoch(), true);
        out.writeString(open.beacon());
        out.writeVarInt(open.stage(), true);
        out.writeVarInt(open.called(), true);
        out.writeVarInt(open.excluded().size(), true);
        open.excluded().forEach(hand -> out.writeVarInt(numbers.of(hand), true));
    }

    private Case readCase(Input in, CaseId id) {
        CaseKind kind = CaseKind.values()[in.readVarInt(true)];
        Address uploader = Address.of(in.readBytes(20));
        List<Claim> claims = new ArrayList<>();
        for (int i = in.readVarInt(true); i > 0; i--) {
            claims.add(Claim.parse(in.readString()));
        }
        long openedEpoch = in.readVarLong(true);
        String beacon = in.readString();
        int stage = in.readVarInt(true);
        int called = in.readVarInt(true);
        List<Address> excluded = new ArrayList<>();
        for (int i = in.readVarInt(true); i > 0; i--) {
            excluded.add(hands[in.readVarInt(true)]);
        }
        return new Case(id, kind, uploader, claims, openedEpoch, beacon, stage, called, excluded);
    }

    /** Few cases are under appeal or audit: Java's own serialisation does for them. */
    private static void writeParent(@Nullable PastCase parent, Output out) {
        out.writeBoolean(parent != null);
        if (parent == null) {
            return;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
            objects.writeObject(parent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.writeVarInt(bytes.size(), true);
        out.writeBytes(bytes.toByteArray());
    }

    private static @Nullable PastCase readParent(Input in) {
        if (!in.readBoolean()) {
            return null;
        }
        byte[] bytes = in.readBytes(in.readVarInt(true));
        try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return (PastCase) objects.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("written by this class", e);
        }
    }

    /** One array of bytes instead of millions of objects. */
    private Object writeReplace() {
        Output out = new Output(1 << 20, -1);
        out.writeVarInt(hands.length, true);
        for (Address hand : hands) {
            out.writeBytes(hand.bytes());
        }
        out.writeVarInt(ids.length, true);
        for (int i = 0; i < ids.length; i++) {
            out.writeString(ids[i].cid());
            out.writeVarInt(ids[i].round(), true);
            out.writeVarInt(packed[i].length, true);
            out.writeBytes(packed[i]);
        }
        return new Form(out.toBytes());
    }

    private record Form(byte[] bytes) implements Serializable {
        private Object readResolve() {
            Input in = new Input(bytes);
            Address[] hands = new Address[in.readVarInt(true)];
            for (int i = 0; i < hands.length; i++) {
                hands[i] = Address.of(in.readBytes(20));
            }
            CaseId[] ids = new CaseId[in.readVarInt(true)];
            byte[][] packed = new byte[ids.length][];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = new CaseId(in.readString(), in.readVarInt(true));
                packed[i] = in.readBytes(in.readVarInt(true));
            }
            return new PackedDockets(ids, packed, hands);
        }
    }
}
