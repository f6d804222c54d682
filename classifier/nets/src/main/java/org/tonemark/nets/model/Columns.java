package org.tonemark.nets.model;

import java.util.List;
import org.tonemark.nets.ModelException;

/** Columns of a row of features by name. */
public final class Columns {
    private Columns() {}

    /** Positions of the names. @throws ModelException if one is not known */
    public static int[] of(List<String> known, List<String> names) {
        return names.stream()
                .mapToInt(name -> {
                    int at = known.indexOf(name);
                    if (at < 0) {
                        throw new ModelException("the model needs the feature " + name + ", which is not measured");
                    }
                    return at;
                })
                .toArray();
    }

    /** The values at the positions. */
    public static double[] pick(double[] row, int[] columns) {
        double[] out = new double[columns.length];
        for (int i = 0; i < columns.length; i++) {
            out[i] = row[columns[i]];
        }
        return out;
    }
}
