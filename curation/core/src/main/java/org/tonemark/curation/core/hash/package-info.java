/** Canonical bytes and their hashes. */
@NullMarked
package org.tonemark.curation.core.hash;

import org.jspecify.annotations.NullMarked;
