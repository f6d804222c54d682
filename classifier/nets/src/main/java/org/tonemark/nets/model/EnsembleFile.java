package org.tonemark.nets.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.tonemark.nets.ModelException;

/**
 * An {@link Ensemble} as bytes, the same for the same parameters: magic, shape, input transformation and
 * parameters as big-endian IEEE 754 single precision (training ends by rounding to it, so nothing is lost).
 */
public final class EnsembleFile {
    private static final int MAGIC = 0x544d_4e31; // "TMN1"

    private EnsembleFile() {}

    /** Serialises. */
    public static byte[] write(Ensemble ensemble) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            MlpShape shape = ensemble.shape();
            out.writeInt(MAGIC);
            out.writeInt(shape.inputs());
            out.writeInt(shape.hidden().size());
            for (int units : shape.hidden()) {
                out.writeInt(units);
            }
            out.writeInt(shape.outputs());
            out.writeUTF(shape.head().name());
            writeTransform(out, ensemble.transform());
            out.writeInt(ensemble.parameters().size());
            for (double[] parameters : ensemble.parameters()) {
                writeFloats(out, parameters);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param name of the file, for the message
     * @throws ModelException if the bytes are not such a file
     */
    public static Ensemble read(String name, byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != MAGIC) {
                throw new ModelException(name + " is not a network file of this version");
            }
            int inputs = in.readInt();
            List<Integer> hidden = new ArrayList<>();
            for (int n = in.readInt(); n > 0; n--) {
                hidden.add(in.readInt());
            }
            MlpShape shape = new MlpShape(inputs, hidden, in.readInt(), Head.valueOf(in.readUTF()));
            InputTransform transform = readTransform(in, inputs);
            List<double[]> parameters = new ArrayList<>();
            for (int n = in.readInt(); n > 0; n--) {
                parameters.add(readFloats(in, shape.parameters()));
            }
            return new Ensemble(transform, shape, parameters);
        } catch (IOException | IllegalArgumentException | NegativeArraySizeException e) {
            throw new ModelException(name + " is damaged: " + e.getMessage(), e);
        }
    }

    private static void writeTransform(DataOutputStream out, InputTransform transform) throws IOException {
        out.writeUTF(transform.getClass().getSimpleName());
        if (transform instanceof RankGauss ranks) {
            ranks.write(out);
        } else if (transform instanceof FamilyScaling scaling) {
            writeFloats(out, scaling.mean());
            writeFloats(out, scaling.deviation());
            writeFloats(out, scaling.gain());
        }
    }

    private static InputTransform readTransform(DataInputStream in, int inputs) throws IOException {
        String kind = in.readUTF();
        if (kind.equals(FamilyScaling.class.getSimpleName())) {
            return new FamilyScaling(readFloats(in, inputs), readFloats(in, inputs), readFloats(in, inputs));
        }
        if (!kind.equals(RankGauss.class.getSimpleName())) {
            throw new IOException("unknown input transformation " + kind);
        }
        return RankGauss.read(in, inputs);
    }

    private static void writeFloats(DataOutputStream out, double[] values) throws IOException {
        for (double value : values) {
            out.writeFloat((float) value);
        }
    }

    private static double[] readFloats(DataInputStream in, int n) throws IOException {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = in.readFloat();
        }
        return values;
    }
}
