package org.tonemark.curation.console.auth;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.tonemark.curation.console.http.Problem;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.ballot.Secp256k1;
import org.tonemark.curation.core.hash.Keccak;

/**
 * Checks a signed sign-in message: grammar, domain, URI, chain, times, a nonce of ours used once by the browser it was
 * given to, and the signature (EIP-191). Contract wallets (EIP-1271) are not asked: that needs a node.
 */
public final class SignIn {
    private static final Duration OLDEST = Duration.ofMinutes(10);
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final Nonces nonces;
    private final long chainId;
    private final Clock clock;

    public SignIn(Nonces nonces, long chainId, Clock clock) {
        this.nonces = nonces;
        this.chainId = chainId;
        this.clock = clock;
    }

    /** Whose sign-in it is, or why it is none. */
    public sealed interface Outcome {
        record Signed(Address address) implements Outcome {}

        record Refused(Problem problem) implements Outcome {}
    }

    /**
     * @param signature {@code 0x} and 130 hexadecimal digits
     * @param browser the cookie that came with the nonce
     * @param origin of this console
     */
    public Outcome check(String text, String signature, String browser, URI origin) {
        Optional<SiweMessage> parsed = SiweMessage.parse(text);
        if (parsed.isEmpty()) {
            return refused("NO_SIGN_IN_MESSAGE", "the message does not follow EIP-4361");
        }
        SiweMessage message = parsed.get();
        // The nonce is spent by the first try, right or wrong.
        if (!nonces.spend(message.nonce(), browser)) {
            return refused("WRONG_NONCE", "the nonce is used, expired, or another browser's: ask for a new one");
        }
        return forUs(message, origin)
                .or(() -> inTime(message, clock.instant()))
                .<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> signer(text, signature)
                        .filter(message.address()::equals)
                        .<Outcome>map(Outcome.Signed::new)
                        .orElseGet(() -> refused("WRONG_SIGNATURE", "the signature is not that of the address")));
    }

    private Optional<Problem> forUs(SiweMessage message, URI origin) {
        boolean here = message.domain().equals(origin.getAuthority())
                && (message.scheme() == null || message.scheme().equals(origin.getScheme()))
                && origin.getAuthority().equals(message.uri().getRawAuthority())
                && origin.getScheme().equals(message.uri().getScheme());
        if (!here) {
            return problem("WRONG_DOMAIN", "the message is for another site than " + origin);
        }
        return message.chainId() == chainId
                ? Optional.empty()
                : problem("WRONG_CHAIN", "sign in with chain " + chainId);
    }

    private static Optional<Problem> inTime(SiweMessage message, Instant now) {
        boolean fresh = message.issuedAt().isAfter(now.minus(OLDEST))
                && message.issuedAt().isBefore(now.plus(CLOCK_SKEW));
        boolean unexpired = message.expiresAt() == null || message.expiresAt().isAfter(now);
        boolean begun = message.notBefore() == null || !message.notBefore().isAfter(now);
        return fresh && unexpired && begun
                ? Optional.empty()
                : problem("WRONG_TIME", "the message has expired or is not valid yet: sign in again");
    }

    static Optional<Address> signer(String text, String signature) {
        if (!signature.matches("0x[0-9a-fA-F]{130}")) {
            return Optional.empty();
        }
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        byte[] prefix = ("\u0019Ethereum Signed Message:\n" + message.length).getBytes(StandardCharsets.UTF_8);
        byte[] bytes = HexFormat.of().parseHex(signature, 2, signature.length());
        return Secp256k1.recover(Keccak.hash(prefix, message), bytes);
    }

    private static Outcome refused(String code, String detail) {
        return new Outcome.Refused(new Problem(401, code, detail));
    }

    private static Optional<Problem> problem(String code, String detail) {
        return Optional.of(new Problem(401, code, detail));
    }
}
