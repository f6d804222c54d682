package org.tonemark.curation.console.view;

import org.tonemark.curation.core.Rule;

/** {@code /rules}: the rule in plain words, with the numbers in force. */
public record RulesPage(Rule rule) implements Page {}
