/** Marks of provenance in a file's own bytes: tags, encoder strings, the presence of a C2PA manifest. */
@NullMarked
package org.tonemark.features.provenance;

import org.jspecify.annotations.NullMarked;
