package org.tonemark.verdictlog;

import static java.util.Objects.requireNonNull;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FLOAT;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.time.Instant;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;
import org.tonemark.nets.SoundEmbedding;
import org.tonemark.verdict.Verdict;
import org.tonemark.verdict.VerdictJson;
import org.tonemark.verify.KeptFingerprint;
import org.tonemark.verify.SpectrumSketch;

/**
 * A verdict as a Parquet row: flat typed columns for pandas and DuckDB, and the whole verdict as JSON in
 * {@code verdict}, from which it is read back. Unknown values are null. New columns go
 * to the end. The log of measurements has the same rows, with fingerprints.
 */
final class VerdictRows {
    static final MessageType SCHEMA = Types.buildMessage()
            .addFields(text("cid", true), text("input", true), text("outcome", true))
            .addField(Types.requiredList()
                    .requiredElement(BINARY)
                    .as(stringType())
                    .named("reasons"))
            .addFields(number("ai_likelihood"), number("human_p_value"), text("generator", false))
            .addFields(text("genre", false), number("genre_confidence"))
            .addFields(number("quality_score"), number("loudness_lufs"), number("loudness_range_lu"))
            .addFields(number("true_peak_dbtp"), number("clipped_ratio"), number("silence_ratio"))
            .addFields(integer("bandwidth_hz"), number("stereo_width"))
            .addFields(number("duration_seconds"), integer("sample_rate_hz"), integer("channels"))
            .addFields(text("codec", false), integer("bitrate_kbps"))
            .addFields(text("model", true), text("policy", true), text("tonemark", true))
            .addFields(text("verdict", true), text("detail", true))
            .addFields(optional("spectrum", BINARY), optional("spectrum_hz_per_point", DOUBLE))
            .addField(Types.requiredList().requiredElement(FLOAT).named("lines_hz"))
            .addField(text("logged_by", false))
            .addFields(time("submitted"), optional("fingerprint", BINARY), optional("embedding", BINARY))
            .named("verdict");

    /** The columns a row is read back from. */
    static final MessageType READ_COLUMNS = Types.buildMessage()
            .addFields(text("cid", true), text("model", true), text("policy", true), text("tonemark", true))
            .addFields(text("verdict", true), text("detail", true))
            .addFields(optional("spectrum", BINARY), optional("spectrum_hz_per_point", DOUBLE))
            .addField(Types.requiredList().requiredElement(FLOAT).named("lines_hz"))
            .addFields(time("submitted"), optional("fingerprint", BINARY))
            .named("verdict");

    /** What {@link ParquetVerdictLog#submissions} reads. */
    static final MessageType SUBMISSION_COLUMNS = Types.buildMessage()
            .addFields(text("cid", true), number("duration_seconds"), time("submitted"))
            .named("verdict");

    /** What {@link ParquetVerdictLog#fingerprints} reads. */
    static final MessageType FINGERPRINT_COLUMNS = Types.buildMessage()
            .addFields(text("cid", true), optional("fingerprint", BINARY))
            .named("verdict");

    /** What {@link ParquetVerdictLog#embeddings} reads. */
    static final MessageType EMBEDDING_COLUMNS = Types.buildMessage()
            .addFields(text("cid", true), text("input", true), text("model", true))
            .addField(optional("embedding", BINARY))
            .named("verdict");

    /** The columns a key is made of. */
    static final MessageType KEY_COLUMNS = Types.buildMessage()
            .addFields(text("cid", true), text("model", true), text("policy", true), text("tonemark", true))
            .named("verdict");

    /** The columns that say what a row states of which key. */
    static final MessageType FACT_COLUMNS = Types.buildMessage()
            .addFields(text("cid", true), text("model", true), text("policy", true), text("tonemark", true))
            .addField(text("verdict", true))
            .named("verdict");

    /** What {@link VerdictLog#acceptedUnderOther} reads. */
    static final MessageType OUTCOME_COLUMNS = Types.buildMessage()
            .addFields(text("cid", true), text("outcome", true))
            .addFields(text("model", true), text("policy", true), text("tonemark", true))
            .named("verdict");

    private VerdictRows() {}

    /** @param run that logs it; a row keeps it when its run is compacted */
    static Group toRow(LoggedTrack track, String run) {
        Verdict verdict = track.verdict();
        Group row = new SimpleGroup(SCHEMA);
        row.add("cid", requireNonNull(verdict.cid()));
        row.add("input", verdict.input());
        row.add("outcome", requireNonNull(verdict.outcome()).json());
        Group reasons = row.addGroup("reasons");
        verdict.reasons().forEach(reason -> reasons.addGroup("list").add("element", reason));
        addScores(row, verdict);
        addQuality(row, verdict.quality());
        addAudio(row, verdict.audio());
        row.add("model", verdict.model());
        row.add("policy", verdict.policy());
        row.add("tonemark", verdict.tonemark());
        row.add("verdict", VerdictJson.write(verdict));
        row.add("detail", track.detail());
        addPicture(row, track.picture());
        row.add("logged_by", run);
        if (track.submitted() != null) {
            row.add("submitted", track.submitted().toEpochMilli());
        }
        if (track.fingerprint() != null) {
            row.add(
                    "fingerprint",
                    Binary.fromConstantByteArray(track.fingerprint().bytes()));
        }
        if (track.embedding() != null) {
            row.add("embedding", Binary.fromConstantByteArray(track.embedding().values()));
        }
        return row;
    }

    /** The row with the run that logged it, if it does not name one yet. */
    static Group withRun(Group row, String run) {
        if (row.getFieldRepetitionCount("logged_by") == 0) {
            row.add("logged_by", run);
        }
        return row;
    }

    static LoggedTrack ofRow(Group row) {
        return new LoggedTrack(
                VerdictJson.read(row.getString("verdict", 0)),
                row.getString("detail", 0),
                picture(row),
                submitted(row),
                fingerprint(row),
                null);
    }

    static @Nullable Instant submitted(Group row) {
        return row.getFieldRepetitionCount("submitted") == 0 ? null : Instant.ofEpochMilli(row.getLong("submitted", 0));
    }

    static @Nullable KeptFingerprint fingerprint(Group row) {
        return row.getFieldRepetitionCount("fingerprint") == 0
                ? null
                : new KeptFingerprint(row.getBinary("fingerprint", 0).getBytes());
    }

    /** {@code null} if the row has none, or one of another size. */
    static @Nullable SoundEmbedding embedding(Group row) {
        if (row.getFieldRepetitionCount("embedding") == 0) {
            return null;
        }
        byte[] values = row.getBinary("embedding", 0).getBytes();
        return values.length == SoundEmbedding.SIZE ? new SoundEmbedding(values) : null;
    }

    static VerdictLog.Key keyOf(Group row) {
        return new VerdictLog.Key(row.getString("model", 0), row.getString("policy", 0), row.getString("tonemark", 0));
    }

    /** CID and key of a row as one name. */
    static String nameOf(Group row) {
        return String.join(
                "\n",
                row.getString("cid", 0),
                row.getString("model", 0),
                row.getString("policy", 0),
                row.getString("tonemark", 0));
    }

    /** What a row states, and under which condition: CID, key and known tracks as one name. */
    static String nameOf(Group row, Verdict verdict) {
        return nameOf(row) + '\n' + verdict.catalogues() + verdict.known();
    }

    /** What a row says of its CID, whatever name it had as an input. */
    static String fact(Verdict verdict) {
        return VerdictJson.write(verdict.named(""));
    }

    static Verdict verdict(Group row) {
        return VerdictJson.read(row.getString("verdict", 0));
    }

    private static void addScores(Group row, Verdict verdict) {
        Verdict.Origin origin = verdict.origin();
        if (origin != null) {
            row.add("ai_likelihood", origin.aiLikelihood());
            add(row, "human_p_value", origin.humanPValue());
            if (origin.generator() != null) {
                row.add("generator", origin.generator());
            }
        }
        if (verdict.genre() != null) {
            row.add("genre", verdict.genre().label());
            row.add("genre_confidence", verdict.genre().confidence());
        }
    }

    private static void addQuality(Group row, Verdict.@Nullable Quality quality) {
        if (quality == null) {
            return;
        }
        row.add("quality_score", quality.score());
        add(row, "loudness_lufs", quality.loudnessLufs());
        add(row, "loudness_range_lu", quality.loudnessRangeLu());
        add(row, "true_peak_dbtp", quality.truePeakDbtp());
        row.add("clipped_ratio", quality.clippedRatio());
        row.add("silence_ratio", quality.silenceRatio());
        row.add("bandwidth_hz", quality.bandwidthHz());
        add(row, "stereo_width", quality.stereoWidth());
    }

    private static void addAudio(Group row, Verdict.@Nullable Audio audio) {
        if (audio == null) {
            return;
        }
        row.add("duration_seconds", audio.durationSeconds());
        row.add("sample_rate_hz", audio.sampleRateHz());
        row.add("channels", audio.channels());
        row.add("codec", audio.codec());
        if (audio.bitrateKbps() != null) {
            row.add("bitrate_kbps", audio.bitrateKbps());
        }
    }

    private static void addPicture(Group row, @Nullable SpectrumSketch picture) {
        if (picture != null) {
            row.add("spectrum", Binary.fromConstantByteArray(picture.levels()));
            row.add("spectrum_hz_per_point", picture.hzPerPoint());
        }
        Group lines = row.addGroup("lines_hz");
        if (picture != null) {
            for (float hz : picture.linesHz()) {
                lines.addGroup("list").add("element", hz);
            }
        }
    }

    private static @Nullable SpectrumSketch picture(Group row) {
        if (row.getFieldRepetitionCount("spectrum") == 0) {
            return null;
        }
        Group lines = row.getGroup("lines_hz", 0);
        float[] hz = new float[lines.getFieldRepetitionCount("list")];
        for (int i = 0; i < hz.length; i++) {
            hz[i] = lines.getGroup("list", i).getFloat("element", 0);
        }
        return new SpectrumSketch(
                row.getBinary("spectrum", 0).getBytes(), row.getDouble("spectrum_hz_per_point", 0), hz);
    }

    private static void add(Group row, String column, @Nullable Double value) {
        if (value != null) {
            row.add(column, value);
        }
    }

    private static Type text(String name, boolean required) {
        return required
                ? Types.required(BINARY).as(stringType()).named(name)
                : Types.optional(BINARY).as(stringType()).named(name);
    }

    private static Type number(String name) {
        return optional(name, DOUBLE);
    }

    private static Type integer(String name) {
        return optional(name, INT32);
    }

    private static Type time(String name) {
        return Types.optional(INT64)
                .as(timestampType(true, LogicalTypeAnnotation.TimeUnit.MILLIS))
                .named(name);
    }

    private static Type optional(String name, PrimitiveTypeName type) {
        return Types.optional(type).named(name);
    }
}
