package org.tonemark.curation.console.page;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.Set;

/** The catalogue of all texts of the pages, {@code texts.properties} in UTF-8, in the form of {@link MessageFormat}. */
public final class Texts {
    private final Properties texts = new Properties();

    public Texts() {
        try (Reader in = new InputStreamReader(
                java.util.Objects.requireNonNull(Texts.class.getResourceAsStream("texts.properties")),
                StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws MissingResourceException for a key that is not in the catalogue */
    public String of(String key, Object... values) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new MissingResourceException("no text " + key, Texts.class.getName(), key);
        }
        return values.length == 0 ? text : new MessageFormat(text, Locale.ROOT).format(values);
    }

    /** The text of a code that others may extend; {@code otherwise} where the catalogue lacks it. */
    public String orElse(String key, String otherwise) {
        return texts.getProperty(key, otherwise);
    }

    /** One of two texts: {@code KEY.one} for 1, {@code KEY.many} with the number otherwise. */
    public String count(String key, long number) {
        return of(number == 1 ? key + ".one" : key + ".many", number);
    }

    Set<String> keys() {
        return texts.stringPropertyNames();
    }
}
