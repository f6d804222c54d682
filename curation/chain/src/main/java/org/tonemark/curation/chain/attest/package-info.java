/** From decisions to batches that are signed, published and attested. */
@NullMarked
package org.tonemark.curation.chain.attest;

import org.jspecify.annotations.NullMarked;
