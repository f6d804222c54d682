package org.tonemark.curation.console.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where a page of a list ended: the key of its last item, opaque to callers. */
public final class Cursor {
    private static final int LONGEST = 512;

    private Cursor() {}

    /** A stretch of a list. @param next cursor of what follows, {@code null} at the end */
    public record Slice<T>(List<T> items, @Nullable String next) {}

    public static String of(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    /** @return the key, or {@code null} without a cursor */
    public static @Nullable String key(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            if (cursor.length() <= LONGEST) {
                return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            }
        } catch (IllegalArgumentException e) {
            // refused below
        }
        throw ProblemException.invalid("INVALID_CURSOR", "take the cursor from the answer before, as it is");
    }

    /**
     * A stretch of a list that is at hand, after the item with the cursor's key; from the start if that is gone.
     *
     * @param key unique
     */
    public static <T> Slice<T> slice(List<T> all, @Nullable String cursor, int size, Function<T, String> key) {
        String last = key(cursor);
        int from = 0;
        for (int i = 0; last != null && i < all.size(); i++) {
            if (key.apply(all.get(i)).equals(last)) {
                from = i + 1;
                break;
            }
        }
        return first(all.subList(from, all.size()), size, key);
    }

    /** The first of a list that may be longer by one than a page. */
    public static <T> Slice<T> first(List<T> items, int size, Function<T, String> key) {
        List<T> page = List.copyOf(items.subList(0, Math.min(size, items.size())));
        return new Slice<>(page, items.size() > size ? of(key.apply(page.get(size - 1))) : null);
    }
}
