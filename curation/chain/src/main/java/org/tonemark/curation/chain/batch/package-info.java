/** A batch of attested decisions: its Merkle tree and what is published of it. */
@NullMarked
package org.tonemark.curation.chain.batch;

import org.jspecify.annotations.NullMarked;
