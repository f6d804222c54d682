/** The {@code verify} command: a batch, its progress, its results. */
@NullMarked
package org.tonemark.cli.verify;

import org.jspecify.annotations.NullMarked;
