package org.tonemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Holds JSON to the schemas under {@code docs/schema}. */
public final class Schemas {
    private Schemas() {}

    /** @param name such as {@code verdict-1} */
    public static void assertFits(String name, String json) {
        assertThat(load(name).validate(json, InputFormat.JSON))
                .as("%s: %s", name, json)
                .isEmpty();
    }

    private static JsonSchema load(String name) {
        Path file = Path.of(System.getProperty("tonemark.root"), "docs", "schema", name + ".json");
        try {
            return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
