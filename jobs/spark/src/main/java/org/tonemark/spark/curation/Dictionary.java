package org.tonemark.spark.curation;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Values written as their text the first time, and as a number from then on. */
final class Dictionary {
    private Dictionary() {}

    /** A text of any length. */
    static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    static final class Writer<T> {
        private final DataOutputStream out;
        private final Function<T, String> text;
        private final Map<T, Integer> known = new HashMap<>();

        Writer(DataOutputStream out, Function<T, String> text) {
            this.out = out;
            this.text = text;
        }

        void write(T value) throws IOException {
            Integer number = known.putIfAbsent(value, known.size());
            out.writeInt(number == null ? known.size() - 1 : number);
            if (number == null) {
                writeText(out, text.apply(value));
            }
        }
    }

    static final class Reader<T> {
        private final DataInputStream in;
        private final Function<String, T> parse;
        private final List<T> known = new ArrayList<>();

        Reader(DataInputStream in, Function<String, T> parse) {
            this.in = in;
            this.parse = parse;
        }

        T read() throws IOException {
            int number = in.readInt();
            if (number == known.size()) {
                known.add(parse.apply(readText(in)));
            }
            return known.get(number);
        }
    }
}
