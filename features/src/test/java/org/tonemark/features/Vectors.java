package org.tonemark.features;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Expected values computed by the scripts beside them: {@code vectors/NAME.tsv}, lines of signal, name, value. */
public final class Vectors {
    private Vectors() {}

    /** Values by signal and name. */
    public static Map<String, Map<String, Double>> load(String name) {
        Map<String, Map<String, Double>> vectors = new LinkedHashMap<>();
        InputStream stream = Vectors.class.getResourceAsStream("/vectors/" + name + ".tsv");
        try (BufferedReader in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            in.lines()
                    .map(line -> line.split("\t"))
                    .forEach(f -> vectors.computeIfAbsent(f[0], s -> new LinkedHashMap<>())
                            .put(f[1], f[2].equals("nan") ? Double.NaN : Double.parseDouble(f[2])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return vectors;
    }
}
