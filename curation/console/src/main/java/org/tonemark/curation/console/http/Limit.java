package org.tonemark.curation.console.http;

/** How often one client may ask: a bucket that holds {@code burst} requests and refills steadily. */
public enum Limit {
    /** A bound on floods, far above what a person or a script in good faith does. */
    READ(2_000, 500),
    /** Nonces and sign-ins. */
    SIGN_IN(20, 0.5),
    BALLOT(60, 1),
    /** Submissions, appeals. */
    WRITE(30, 0.2),
    /** Disputes need no wallet. */
    ANONYMOUS_WRITE(5, 1 / 120.0),
    UPLOAD(10, 1 / 60.0),
    /** Archives of epochs; ranges of one count each. */
    EXPORT(200, 2);

    final double burst;
    final double perSecond;

    Limit(double burst, double perSecond) {
        this.burst = burst;
        this.perSecond = perSecond;
    }
}
