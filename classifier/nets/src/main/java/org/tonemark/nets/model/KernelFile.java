package org.tonemark.nets.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.tonemark.nets.ModelException;

/** A {@link KernelMachine} as bytes, the same for the same machine: big-endian, numbers in single precision. */
public final class KernelFile {
    private static final int MAGIC = 0x544d_4b31; // "TMK1"
    private static final int MOST_FEATURES = 1 << 12;
    private static final int MOST_ROWS = 1 << 17;

    private KernelFile() {}

    /** Serialises. */
    public static byte[] write(KernelMachine machine) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeDouble(machine.gamma());
            out.writeInt(machine.transform().knots().length);
            machine.transform().write(out);
            out.writeInt(machine.points().length);
            for (float[] point : machine.points()) {
                write(out, point);
            }
            write(out, machine.votes());
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
    public static KernelMachine read(String name, byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != MAGIC) {
                throw new ModelException(name + " is not a file of kernels of this version");
            }
            double gamma = in.readDouble();
            int features = count(in, MOST_FEATURES, RankGauss.KNOTS, name);
            RankGauss transform = RankGauss.read(in, features);
            float[][] points = new float[count(in, MOST_ROWS, features, name)][];
            for (int i = 0; i < points.length; i++) {
                points[i] = read(in, features);
            }
            float[] votes = read(in, points.length);
            if (!(gamma > 0) || in.read() >= 0) {
                throw new ModelException(name + " is damaged");
            }
            return new KernelMachine(transform, points, votes, gamma);
        } catch (IOException e) {
            throw new ModelException(name + " is cut short", e);
        }
    }

    /** A count of rows that the rest of the file can hold. */
    private static int count(DataInputStream in, int most, int width, String name) throws IOException {
        int n = in.readInt();
        if (n < 1 || n > most || (long) n * width * Float.BYTES > in.available()) {
            throw new ModelException(name + " is damaged: a count of " + n);
        }
        return n;
    }

    private static void write(DataOutputStream out, float[] values) throws IOException {
        for (float value : values) {
            out.writeFloat(value);
        }
    }

    private static float[] read(DataInputStream in, int n) throws IOException {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = in.readFloat();
        }
        return values;
    }
}
