package org.tonemark.ipfs;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tonemark.curation.core.hash.Sha256;

/**
 * CIDs that must not be fetched, measured or shown. Compared by hash: {@code Qm…}, {@code bafy…} and {@code zdj7…} of a
 * block are one. Immutable; 36 bytes an entry, so that it can travel to every executor.
 *
 * <p>Reads one rule a line; see the Compact Denylist Format (specs.ipfs.tech/compact-denylist-format) for those that
 * start with a slash:
 *
 * <pre>
 * bafy… [CODE]        /ipfs/CID [hints]      /ipfs/CID/* [hints]
 * //HASH              hash of a hash: base58 multihash (sha2-256), or hex of the older "badbits" kind
 * !/ipfs/CID          lifts what stands above it
 * # comment           a YAML header up to a line of ---
 * </pre>
 *
 * Rules for paths inside a CID, for IPNS and domain names, and for hashes that no track here can have, do not apply and
 * are counted.
 */
public final class Denylist implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Denylist NONE = new Denylist(new TreeMap<>(), 0);
    private static final int KEY_BYTES = 32;
    private static final int LONGEST_CODE = 40;

    private final byte[] keys;
    private final int[] codeOf;
    private final List<String> codes;
    private final int inapplicable;

    private Denylist(TreeMap<Key, String> rules, int inapplicable) {
        keys = new byte[rules.size() * KEY_BYTES];
        codeOf = new int[rules.size()];
        Map<String, Integer> known = new TreeMap<>();
        List<String> names = new ArrayList<>();
        int i = 0;
        for (Map.Entry<Key, String> rule : rules.entrySet()) {
            System.arraycopy(rule.getKey().bytes, 0, keys, i * KEY_BYTES, KEY_BYTES);
            codeOf[i++] = known.computeIfAbsent(rule.getValue(), code -> {
                names.add(code);
                return names.size() - 1;
            });
        }
        codes = List.copyOf(names);
        this.inapplicable = inapplicable;
    }

    /** Both lists as one; where both name a CID, this one's code stands. */
    public Denylist and(Denylist other) {
        if (other.size() == 0 || size() == 0) {
            return size() == 0 ? other : this;
        }
        TreeMap<Key, String> rules = new TreeMap<>(other.rules());
        rules.putAll(rules());
        return new Denylist(rules, inapplicable + other.inapplicable);
    }

    private TreeMap<Key, String> rules() {
        TreeMap<Key, String> rules = new TreeMap<>();
        for (int i = 0; i < codeOf.length; i++) {
            rules.put(new Key(Arrays.copyOfRange(keys, i * KEY_BYTES, (i + 1) * KEY_BYTES)), codes.get(codeOf[i]));
        }
        return rules;
    }

    /** Denies nothing. */
    public static Denylist none() {
        return NONE;
    }

    /**
     * Reads a list.
     *
     * @throws IllegalArgumentException if a line is no rule, naming it: a list that is half understood protects nobody
     */
    public static Denylist parse(List<String> lines) {
        TreeMap<Key, String> rules = new TreeMap<>();
        int inapplicable = 0;
        for (int i = headerEnd(lines); i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.split("\\s+");
            boolean lifted = words[0].startsWith("!");
            String rule = lifted ? words[0].substring(1) : words[0];
            Optional<Key> key;
            try {
                key = key(rule);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("line " + (i + 1) + ": " + e.getMessage(), e);
            }
            if (key.isEmpty()) {
                inapplicable++;
            } else if (lifted) {
                rules.remove(key.get());
            } else {
                rules.put(key.get(), code(words));
            }
        }
        return new Denylist(rules, inapplicable);
    }

    /** The YAML header says nothing that changes a rule; its end is looked for in the first megabyte at most. */
    private static int headerEnd(List<String> lines) {
        int characters = 0;
        for (int i = 0; i < lines.size() && characters < 1 << 20; i++) {
            if (lines.get(i).strip().equals("---")) {
                return i + 1;
            }
            characters += lines.get(i).length() + 1;
        }
        return 0;
    }

    /** What a CID is denied for: the list's own code or an empty text; empty if it is not denied. */
    public Optional<String> code(Cid cid) {
        if (codeOf.length == 0) {
            return Optional.empty();
        }
        byte[] multihash = Arrays.copyOfRange(cid.bytes(), 2, cid.bytes().length);
        return find(cid.digest())
                .or(() -> find(Sha256.of(ascii(Base58.encode(multihash)))))
                .or(() -> find(Sha256.of(ascii(cid + "/"))));
    }

    /** Entries that are applied. */
    public int size() {
        return codeOf.length;
    }

    /** Rules that name nothing which could be a track here. */
    public int inapplicable() {
        return inapplicable;
    }

    private Optional<String> find(byte[] key) {
        int low = 0;
        int high = codeOf.length - 1;
        while (low <= high) {
            int mid = (low + high) >>> 1;
            int order = Arrays.compareUnsigned(keys, mid * KEY_BYTES, (mid + 1) * KEY_BYTES, key, 0, KEY_BYTES);
            if (order == 0) {
                return Optional.of(codes.get(codeOf[mid]));
            }
            if (order < 0) {
                low = mid + 1;
            } else {
                high = mid - 1;
            }
        }
        return Optional.empty();
    }

    /** Empty for a rule that does not apply here. */
    private static Optional<Key> key(String rule) {
        if (rule.startsWith("//")) {
            return doubleHash(rule.substring(2));
        }
        if (rule.startsWith("/ipns/")) {
            return Optional.empty();
        }
        boolean path = rule.startsWith("/ipfs/");
        String cid = path ? rule.substring("/ipfs/".length()).replaceFirst("/\\*?$", "") : rule;
        if (path && cid.indexOf('/') >= 0) {
            return Optional.empty();
        }
        Optional<Cid> parsed = Cid.tryParse(cid);
        if (parsed.isEmpty() && !path) {
            throw new IllegalArgumentException("neither a CID nor a rule of a denylist");
        }
        return parsed.map(known -> new Key(known.digest()));
    }

    private static Optional<Key> doubleHash(String hash) {
        if (hash.matches("[0-9a-fA-F]{64}")) {
            return Optional.of(new Key(HexFormat.of().parseHex(hash)));
        }
        return Cid.tryParse(hash).map(multihash -> new Key(multihash.digest()));
    }

    /** The word behind a rule, or the value of its hint {@code reason}. */
    private static String code(String[] words) {
        for (int i = 1; i < words.length && !words[i].startsWith("#"); i++) {
            String code = words[i].startsWith("reason=") ? words[i].substring("reason=".length()) : words[i];
            if (code.matches("[A-Za-z0-9_.-]{1," + LONGEST_CODE + "}")) {
                return code.toUpperCase(Locale.ROOT);
            }
        }
        return "";
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** 32 bytes, in the order of unsigned bytes. */
    private record Key(byte[] bytes) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Arrays.compareUnsigned(bytes, other.bytes);
        }
    }
}
