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

/** {@link ExtraTrees} as bytes, the same for the same forest: nodes in preorder, big-endian. */
public final class ExtraTreesFile {
    private static final int MAGIC = 0x544d_5431; // "TMT1"
    private static final int MOST_NODES = 1 << 20;

    private ExtraTreesFile() {}

    /** Serialises. */
    public static byte[] write(ExtraTrees forest) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeInt(forest.fill().length);
            for (float v : forest.fill()) {
                out.writeFloat(v);
            }
            out.writeInt(forest.trees().size());
            for (ExtraTrees.Tree tree : forest.trees()) {
                out.writeInt(tree.feature().length);
                for (int i = 0; i < tree.feature().length; i++) {
                    out.writeShort(tree.feature()[i]);
                    out.writeFloat(tree.value()[i]);
                }
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
    public static ExtraTrees read(String name, byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != MAGIC) {
                throw new ModelException(name + " is not a file of trees of this version");
            }
            float[] fill = new float[count(in, Short.MAX_VALUE, name)];
            for (int f = 0; f < fill.length; f++) {
                fill[f] = in.readFloat();
            }
            List<ExtraTrees.Tree> trees = new ArrayList<>();
            for (int n = count(in, MOST_NODES, name); n > 0; n--) {
                trees.add(tree(in, fill.length, name));
            }
            return new ExtraTrees(fill, trees);
        } catch (IOException e) {
            throw new ModelException(name + " is cut short", e);
        }
    }

    private static ExtraTrees.Tree tree(DataInputStream in, int features, String name) throws IOException {
        int n = count(in, MOST_NODES, name);
        short[] feature = new short[n];
        float[] value = new float[n];
        for (int i = 0; i < n; i++) {
            feature[i] = in.readShort();
            value[i] = in.readFloat();
            if (feature[i] >= features) {
                throw new ModelException(name + " asks for a feature that there is not");
            }
        }
        return new ExtraTrees.Tree(feature, value, rights(feature, name));
    }

    /** Each question waits for its right child, which comes after the whole left branch. */
    private static int[] rights(short[] feature, String name) {
        int[] right = new int[feature.length];
        int[] waiting = new int[feature.length + 1];
        int depth = 0;
        for (int i = 0; i < feature.length; i++) {
            if (feature[i] >= 0) {
                waiting[depth++] = i;
            } else if (depth > 0) {
                right[waiting[--depth]] = i + 1;
            } else if (i + 1 < feature.length) {
                throw new ModelException(name + " holds a tree that is none");
            }
        }
        if (depth > 0 || feature.length == 0) {
            throw new ModelException(name + " holds a tree that is none");
        }
        return right;
    }

    private static int count(DataInputStream in, int most, String name) throws IOException {
        int n = in.readInt();
        if (n < 1 || n > most) {
            throw new ModelException(name + " is damaged: a count of " + n);
        }
        return n;
    }
}
