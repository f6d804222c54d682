package org.tonemark.curation.console.auth;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.chain.eas.Eip55;
import org.tonemark.curation.core.Address;

/**
 * A sign-in message by the grammar of EIP-4361, whole and nothing else.
 *
 * @param scheme of the domain, {@code null} where none is written
 * @param domain authority that asks
 * @param statement {@code null} without one
 */
public record SiweMessage(
        @Nullable String scheme,
        String domain,
        Address address,
        @Nullable String statement,
        URI uri,
        long chainId,
        String nonce,
        Instant issuedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant notBefore,
        @Nullable String requestId,
        List<URI> resources) {

    /** Characters; a wallet's message has some 400. */
    public static final int LONGEST = 4_096;

    private static final String TIME =
            "([0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?(?:[Zz]|[+-][0-9]{2}:[0-9]{2}))";
    private static final Pattern GRAMMAR = Pattern.compile("(?:([a-zA-Z][a-zA-Z0-9+.-]*)://)?([^/?#\\s]+)"
            + " wants you to sign in with your Ethereum account:\n"
            + "(0x[0-9a-fA-F]{40})\n\n"
            + "(?:([\\x20-\\x7e]+)\n)?\n"
            + "URI: (\\S+)\nVersion: 1\nChain ID: ([0-9]{1,18})\nNonce: ([a-zA-Z0-9]{8,128})\n"
            + "Issued At: " + TIME
            + "(?:\nExpiration Time: " + TIME + ")?"
            + "(?:\nNot Before: " + TIME + ")?"
            + "(?:\nRequest ID: ([A-Za-z0-9._~!$&'()*+,;=:@%-]*))?"
            + "(?:\nResources:((?:\n- \\S+)*))?");

    public SiweMessage {
        resources = List.copyOf(resources);
    }

    /** Reads a message; empty for any text that the grammar does not give, and for a wrong checksum (EIP-55). */
    public static Optional<SiweMessage> parse(String text) {
        Matcher m = text.length() > LONGEST ? GRAMMAR.matcher("") : GRAMMAR.matcher(text);
        if (!m.matches() || !isChecksummed(m.group(3))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SiweMessage(
                    m.group(1),
                    authority(m.group(2)),
                    Address.parse(m.group(3)),
                    m.group(4),
                    uri(m.group(5)),
                    Long.parseLong(m.group(6)),
                    m.group(7),
                    time(m.group(8)),
                    m.group(9) == null ? null : time(m.group(9)),
                    m.group(10) == null ? null : time(m.group(10)),
                    m.group(11),
                    resources(m.group(12))));
        } catch (URISyntaxException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isChecksummed(String address) {
        return Eip55.of(Address.parse(address)).equals(address);
    }

    private static String authority(String text) throws URISyntaxException {
        URI uri = new URI("https://" + text);
        if (uri.getHost() == null || !text.equals(uri.getRawAuthority())) {
            throw new URISyntaxException(text, "no authority");
        }
        return text;
    }

    /** RFC 3986, with a scheme. */
    private static URI uri(String text) throws URISyntaxException {
        URI uri = new URI(text);
        if (!uri.isAbsolute()) {
            throw new URISyntaxException(text, "no scheme");
        }
        return uri;
    }

    private static Instant time(String text) {
        return OffsetDateTime.parse(text.toUpperCase(java.util.Locale.ROOT)).toInstant();
    }

    private static List<URI> resources(@Nullable String lines) throws URISyntaxException {
        List<URI> resources = new ArrayList<>();
        if (lines != null && !lines.isEmpty()) {
            for (String line : lines.substring(1).split("\n")) {
                resources.add(uri(line.substring(2)));
            }
        }
        return resources;
    }
}
