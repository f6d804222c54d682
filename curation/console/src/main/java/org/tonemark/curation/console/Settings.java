package org.tonemark.curation.console;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.core.Address;

/**
 * How the console runs.
 *
 * @param port 0 for any free one
 * @param publicUrl where browsers find it; {@code null} for {@code http://HOST:PORT}
 * @param data folder of what the console itself keeps
 * @param content folder of tracks, {@code null} for none
 * @param results folder of {@code verify}'s results, {@code null} for none
 * @param ipfs RPC of the operator's IPFS node, {@code null} for none
 * @param denylist file of CIDs that are not taken, {@code null} for none
 * @param uploadBytes largest file taken; 0 takes none
 * @param behindProxy whether the last address of {@code X-Forwarded-For} names the client
 * @param shown the same for people, secrets redacted
 */
public record Settings(
        String host,
        int port,
        @Nullable URI publicUrl,
        Path data,
        @Nullable Path content,
        @Nullable Path results,
        Set<Address> operators,
        @Nullable String ipfs,
        @Nullable Path denylist,
        long uploadBytes,
        boolean behindProxy,
        Map<String, String> shown) {}
