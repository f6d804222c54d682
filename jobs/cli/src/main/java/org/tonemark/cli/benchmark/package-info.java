/** The {@code benchmark} command: what a track costs. */
@NullMarked
package org.tonemark.cli.benchmark;

import org.jspecify.annotations.NullMarked;
