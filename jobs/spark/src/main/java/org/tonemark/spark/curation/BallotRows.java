package org.tonemark.spark.curation;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Answer;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.ClaimAnswer;

/**
 * Ballots as flat rows that pandas and DuckDB read: {@code answers} is {@code origin=yes quality=no}, {@code reasons} are
 * separated by spaces. Not thread-safe: equal values are shared.
 */
final class BallotRows {
    static final StructType SCHEMA = new StructType()
            .add("cid", DataTypes.StringType, false)
            .add("round", DataTypes.IntegerType, false)
            .add("curator", DataTypes.StringType, false)
            .add("epoch", DataTypes.LongType, false)
            .add("sequence", DataTypes.IntegerType, false)
            .add("answers", DataTypes.StringType, false)
            .add("reasons", DataTypes.StringType, false)
            .add("genre", DataTypes.StringType, false)
            .add("mood", DataTypes.StringType, false)
            .add("note", DataTypes.StringType, false)
            .add("signature", DataTypes.StringType, false);

    private final Map<String, Address> curators = new HashMap<>();
    private final Map<String, List<ClaimAnswer>> answers = new HashMap<>();
    private CaseId last = new CaseId("none", 0);

    static Row toRow(Ballot b) {
        return RowFactory.create(
                b.caseId().cid(),
                b.caseId().round(),
                b.curator().hex(),
                b.epoch(),
                b.sequence(),
                text(b.answers()),
                String.join(" ", b.reasons()),
                b.genre(),
                b.mood(),
                b.note(),
                b.signature());
    }

    /** Ballots on their way to the executors that write them. */
    static byte[] pack(List<Ballot> ballots) {
        Output out = new Output(1 << 16, -1);
        BallotWire.Writer writer = new BallotWire.Writer(out);
        out.writeVarInt(ballots.size(), true);
        ballots.forEach(writer::withCase);
        return out.toBytes();
    }

    static Iterator<Row> unpack(byte[] packed) {
        Input in = new Input(packed);
        BallotWire.Reader reader = new BallotWire.Reader(in);
        return IntStream.range(0, in.readVarInt(true))
                .mapToObj(i -> toRow(reader.withCase()))
                .iterator();
    }

    Ballot ofRow(Row row) {
        return new Ballot(
                caseId(row.getString(0), row.getInt(1)),
                shared(curators, row.getString(2), Address::new),
                row.getLong(3),
                row.getInt(4),
                shared(answers, row.getString(5), BallotRows::parseAnswers),
                parseReasons(row.getString(6)),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10));
    }

    private CaseId caseId(String cid, int round) {
        if (last.round() != round || !last.cid().equals(cid)) {
            last = new CaseId(cid, round);
        }
        return last;
    }

    private static <T> T shared(Map<String, T> known, String text, Function<String, T> parse) {
        return known.computeIfAbsent(text, parse);
    }

    static String text(List<ClaimAnswer> answers) {
        return answers.stream().map(a -> a.claim() + "=" + a.answer().text()).collect(Collectors.joining(" "));
    }

    static List<String> parseReasons(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
    }

    static List<ClaimAnswer> parseAnswers(String text) {
        List<ClaimAnswer> answers = new ArrayList<>();
        for (String answer : text.isEmpty() ? new String[0] : text.split(" ")) {
            int equals = answer.lastIndexOf('=');
            answers.add(new ClaimAnswer(
                    Claim.parse(answer.substring(0, equals)), Answer.parse(answer.substring(equals + 1))));
        }
        return List.copyOf(answers);
    }
}
