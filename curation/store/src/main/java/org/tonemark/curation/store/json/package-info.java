/** Curation's records as canonical JSON: one text a value, so that hashes of it mean something. */
@NullMarked
package org.tonemark.curation.store.json;

import org.jspecify.annotations.NullMarked;
