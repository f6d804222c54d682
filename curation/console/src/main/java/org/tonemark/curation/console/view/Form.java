package org.tonemark.curation.console.view;

import java.util.Map;

/**
 * A form as it was sent, to be corrected.
 *
 * @param values by field
 * @param errors one sentence a field that was refused; under the empty name what concerns the whole form
 */
public record Form(Map<String, String> values, Map<String, String> errors) {
    public static final Form EMPTY = new Form(Map.of(), Map.of());

    public Form {
        values = Map.copyOf(values);
        errors = Map.copyOf(errors);
    }

    /** Empty where nothing was sent. */
    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** Empty where nothing is wrong. */
    public String error(String field) {
        return errors.getOrDefault(field, "");
    }
}
