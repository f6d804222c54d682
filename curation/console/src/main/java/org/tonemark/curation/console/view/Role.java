package org.tonemark.curation.console.view;

/** What a visitor may do. Whoever has signed in may upload. */
public enum Role {
    UPLOADER,
    CURATOR,
    OPERATOR
}
