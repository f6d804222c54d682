/** Doing things on a chain exactly once, in the end. */
@NullMarked
package org.tonemark.curation.chain.outbox;

import org.jspecify.annotations.NullMarked;
