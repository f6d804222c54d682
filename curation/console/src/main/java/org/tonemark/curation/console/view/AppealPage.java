package org.tonemark.curation.console.view;

import org.tonemark.curation.store.TrackStatus;

/**
 * {@code /t/CID/appeal}: the uploader's appeal. Fields: {@code origin} and {@code quality} (boxes), {@code statement}.
 */
public record AppealPage(TrackStatus status, Form form) implements Page {}
