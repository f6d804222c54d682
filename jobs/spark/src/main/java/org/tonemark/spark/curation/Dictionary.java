package org.tonemark.spark.curation;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Values written as their text the first time, and as a number from then on. */
final class Dictionary {
    private Dictionary() {}

    static final class Writer<T> {
        private final Output out;
        private final Function<T, String> text;
        private final Map<T, Integer> known = new HashMap<>();

        Writer(Output out, Function<T, String> text) {
            this.out = out;
            this.text = text;
        }

        void write(T value) {
            Integer number = known.putIfAbsent(value, known.size());
            out.writeVarInt(number == null ? known.size() - 1 : number, true);
            if (number == null) {
                out.writeString(text.apply(value));
            }
        }
    }

    static final class Reader<T> {
        private final Input in;
        private final Function<String, T> parse;
        private final List<T> known = new ArrayList<>();

        Reader(Input in, Function<String, T> parse) {
            this.in = in;
            this.parse = parse;
        }

        T read() {
            int number = in.readVarInt(true);
            if (number == known.size()) {
                known.add(parse.apply(in.readString()));
            }
            return known.get(number);
        }
    }
}
