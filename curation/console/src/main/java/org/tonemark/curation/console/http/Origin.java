package org.tonemark.curation.console.http;

import java.net.URI;

/** Where browsers find the console: known once it listens. */
public final class Origin {
    private volatile URI uri;

    public Origin(URI uri) {
        this.uri = uri;
    }

    /** Scheme, host and port; no path. */
    public URI uri() {
        return uri;
    }

    public boolean secure() {
        return "https".equals(uri.getScheme());
    }

    public void set(URI known) {
        uri = known;
    }
}
