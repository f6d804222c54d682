package org.tonemark.features.provenance;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Takes tags as readers find them, up to a number and a length; the rest is dropped. */
final class TagSink {
    static final int MOST_FIELDS = 64;
    static final int LONGEST_VALUE = 1_000;
    private static final int LONGEST_KEY = 40;

    private final Set<TagField> fields = new LinkedHashSet<>();
    private boolean manifest;

    void add(String place, String key, String value) {
        String text = cut(value.strip(), LONGEST_VALUE);
        if (!text.isEmpty() && fields.size() < MOST_FIELDS) {
            fields.add(new TagField(place, cut(key.strip(), LONGEST_KEY).toUpperCase(Locale.ROOT), text));
        }
    }

    /** A C2PA manifest store is there. */
    void manifest() {
        manifest = true;
    }

    boolean hasManifest() {
        return manifest;
    }

    boolean full() {
        return fields.size() >= MOST_FIELDS;
    }

    List<TagField> fields() {
        return List.copyOf(fields);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
