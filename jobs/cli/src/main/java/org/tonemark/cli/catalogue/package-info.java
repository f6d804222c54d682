/** Veto catalogues: recordings known to be human-made, as fingerprints without audio. */
@NullMarked
package org.tonemark.cli.catalogue;

import org.jspecify.annotations.NullMarked;
