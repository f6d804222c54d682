package org.tonemark.ipfs;

import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where a node listens and what it speaks, as told from what the operator wrote:
 *
 * <pre>
 * http://127.0.0.1:5001           Kubo's RPC, by its port or a path that ends in /api/v0
 * https://gateway.example         a trustless gateway, anything else
 * rpc+http://10.0.0.7:8080        said outright
 * gateway+http://10.0.0.7:5001
 * </pre>
 *
 * @param base without a slash at the end and without {@code /api/v0}
 * @param rpc true for Kubo's RPC, false for a gateway
 */
public record NodeAddress(String base, boolean rpc) implements Serializable {
    private static final int RPC_PORT = 5001;

    /** True if the text is meant as an address, good or bad, and not as a path. */
    public static boolean looksLikeOne(String text) {
        return text.contains("://");
    }

    /** @throws IllegalArgumentException if it cannot be used; the message does not repeat user names or passwords */
    public static NodeAddress parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        boolean saidRpc = lower.startsWith("rpc+");
        boolean saidGateway = lower.startsWith("gateway+");
        URI uri = uri(saidRpc ? text.substring(4) : saidGateway ? text.substring(8) : text);
        String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceAll("/+$", "");
        boolean rpcPath = path.endsWith("/api/v0");
        boolean rpc = saidRpc || !saidGateway && (rpcPath || uri.getPort() == RPC_PORT);
        String base = uri.getScheme().toLowerCase(Locale.ROOT) + "://" + uri.getRawAuthority()
                + (rpcPath ? path.substring(0, path.length() - "/api/v0".length()) : path);
        return new NodeAddress(base, rpc);
    }

    private static URI uri(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not a URL");
        }
        if (!"http".equalsIgnoreCase(uri.getScheme()) && !"https".equalsIgnoreCase(uri.getScheme())) {
            throw new IllegalArgumentException("not an http or https URL");
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("a URL with a user name or password: no credentials are sent to nodes");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("a URL without a host");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("a URL with a query: name the node only");
        }
        return uri;
    }

    public String host() {
        return URI.create(base).getHost();
    }

    public int port() {
        URI uri = URI.create(base);
        return uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
    }

    @Override
    public String toString() {
        return (rpc ? "rpc+" : "gateway+") + base;
    }
}
