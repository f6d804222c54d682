package org.tonemark.curation.console.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Claim;

/** JSON Schemas of records, from their components; by name, each once. */
final class Schemas {
    /** Written as one string. */
    private static final Set<Class<?>> TEXTS = Set.of(String.class, Address.class, Claim.class, CharSequence.class);

    /** Left out where it is empty. */
    private static final Set<String> OPTIONAL = Set.of("Ballot.note");

    private static final Set<Class<?>> WHOLE = Set.of(int.class, long.class, Integer.class, Long.class);

    private final ObjectMapper json;
    private final Map<String, ObjectNode> schemas = new TreeMap<>();

    Schemas(ObjectMapper json) {
        this.json = json;
    }

    ObjectNode all() {
        ObjectNode all = json.createObjectNode();
        schemas.forEach(all::set);
        return all;
    }

    /** A reference to a record's schema, which is made where it is missing. */
    ObjectNode refer(Class<?> type) {
        String name = name(type);
        if (!schemas.containsKey(name)) {
            ObjectNode schema = json.createObjectNode();
            schemas.put(name, schema);
            fill(schema, type);
        }
        return json.createObjectNode().put("$ref", "#/components/schemas/" + name);
    }

    private static String name(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null ? type.getSimpleName() : outer.getSimpleName() + type.getSimpleName();
    }

    private void fill(ObjectNode schema, Class<?> type) {
        schema.put("type", "object").put("additionalProperties", false);
        ArrayNode required = schema.putArray("required");
        ObjectNode properties = schema.putObject("properties");
        for (RecordComponent component : type.getRecordComponents()) {
            if (!OPTIONAL.contains(name(type) + "." + component.getName())) {
                required.add(component.getName());
            }
            ObjectNode property = of(component.getGenericType());
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            properties.set(component.getName(), nullable ? orNull(property) : property);
        }
    }

    private ObjectNode orNull(ObjectNode property) {
        ObjectNode either = json.createObjectNode();
        either.putArray("oneOf").add(property).addObject().put("type", "null");
        return either;
    }

    private ObjectNode of(Type type) {
        if (type instanceof ParameterizedType generic) {
            ObjectNode node = json.createObjectNode();
            Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            if (generic.getRawType() == List.class || generic.getRawType() == Set.class) {
                node.put("type", "array").set("items", of(last));
            } else {
                node.put("type", "object").set("additionalProperties", of(last));
            }
            return node;
        }
        return ofClass((Class<?>) type);
    }

    private ObjectNode ofClass(Class<?> type) {
        ObjectNode node = json.createObjectNode();
        if (type.isRecord() && !TEXTS.contains(type)) {
            return refer(type);
        }
        if (type.isEnum()) {
            ArrayNode values = node.put("type", "string").putArray("enum");
            for (Object constant : type.getEnumConstants()) {
                values.add(json.valueToTree(constant));
            }
            return node;
        }
        if (WHOLE.contains(type)) {
            return node.put("type", "integer");
        }
        if (type == double.class || type == Double.class) {
            return node.put("type", "number");
        }
        return node.put("type", type == boolean.class || type == Boolean.class ? "boolean" : "string");
    }
}
