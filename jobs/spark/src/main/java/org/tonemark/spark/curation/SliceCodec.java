package org.tonemark.spark.curation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.ClaimAnswer;
import org.tonemark.curation.core.decision.CaseClose;
import org.tonemark.spark.curation.DocketDesk.Slice;

/**
 * A slice as bytes for the way to the driver: counted ballots, of which there are ten times as many as of anything else,
 * without names of classes, signatures as 65 bytes, curators and answers once each; the rest by Java's serialisation.
 */
final class SliceCodec {
    private static final int SIGNATURE_BYTES = 65;
    private static final HexFormat HEX = HexFormat.of();

    private SliceCodec() {}

    static byte[] encode(Slice slice) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
        try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
            List<CaseClose> bare =
                    slice.closes().stream().map(c -> with(c, List.of())).toList();
            objects.writeObject(new Slice(new ArrayList<>(bare), slice.pairs(), slice.orphans()));
            objects.flush();
            DataOutputStream out = new DataOutputStream(bytes);
            Dictionary.Writer<Address> curators = new Dictionary.Writer<>(out, Address::hex);
            Dictionary.Writer<List<ClaimAnswer>> answers = new Dictionary.Writer<>(out, BallotRows::text);
            for (CaseClose close : slice.closes()) {
                out.writeInt(close.counted().size());
                for (Ballot ballot : close.counted()) {
                    write(ballot, out, curators, answers);
                }
            }
            out.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Slice decode(byte[] bytes) {
        ByteArrayInputStream source = new ByteArrayInputStream(bytes);
        try (ObjectInputStream objects = new ObjectInputStream(source)) {
            Slice slice = (Slice) objects.readObject();
            DataInputStream in = new DataInputStream(source);
            Dictionary.Reader<Address> curators = new Dictionary.Reader<>(in, Address::new);
            Dictionary.Reader<List<ClaimAnswer>> answers = new Dictionary.Reader<>(in, BallotRows::parseAnswers);
            List<CaseClose> closes = new ArrayList<>(slice.closes().size());
            for (CaseClose close : slice.closes()) {
                Ballot[] counted = new Ballot[in.readInt()];
                for (int i = 0; i < counted.length; i++) {
                    counted[i] = read(close.was().id(), in, curators, answers);
                }
                closes.add(with(close, List.of(counted)));
            }
            return new Slice(closes, slice.pairs(), slice.orphans());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("written by this class", e);
        }
    }

    private static void write(
            Ballot b,
            DataOutputStream out,
            Dictionary.Writer<Address> curators,
            Dictionary.Writer<List<ClaimAnswer>> answers)
            throws IOException {
        curators.write(b.curator());
        answers.write(b.answers());
        out.writeLong(b.epoch());
        out.writeInt(b.sequence());
        Dictionary.writeText(out, String.join(" ", b.reasons()));
        Dictionary.writeText(out, b.genre());
        Dictionary.writeText(out, b.mood());
        String signature = b.signature();
        boolean usual = signature.length() == 2 + 2 * SIGNATURE_BYTES && signature.matches("0x[0-9a-f]+");
        out.writeBoolean(usual);
        if (usual) {
            out.write(HEX.parseHex(signature, 2, signature.length()));
        } else {
            Dictionary.writeText(out, signature);
        }
    }

    private static Ballot read(
            CaseId id,
            DataInputStream in,
            Dictionary.Reader<Address> curators,
            Dictionary.Reader<List<ClaimAnswer>> answers)
            throws IOException {
        Address curator = curators.read();
        List<ClaimAnswer> said = answers.read();
        long epoch = in.readLong();
        int sequence = in.readInt();
        List<String> reasons = BallotRows.parseReasons(Dictionary.readText(in));
        String genre = Dictionary.readText(in);
        String mood = Dictionary.readText(in);
        String signature =
                in.readBoolean() ? "0x" + HEX.formatHex(in.readNBytes(SIGNATURE_BYTES)) : Dictionary.readText(in);
        return new Ballot(id, curator, epoch, sequence, said, reasons, genre, mood, signature);
    }

    private static CaseClose with(CaseClose c, List<Ballot> counted) {
        return new CaseClose(
                c.was(),
                c.decision(),
                c.next(),
                counted,
                c.refused(),
                c.credits(),
                c.slashed(),
                c.contradicted(),
                c.gold());
    }
}
