/** The {@code explain} command: one track's evidence as text, JSON and a picture. */
@NullMarked
package org.tonemark.cli.explain;

import org.jspecify.annotations.NullMarked;
