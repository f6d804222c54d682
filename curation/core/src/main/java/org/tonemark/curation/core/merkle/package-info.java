/** The OpenZeppelin standard Merkle tree and the leaves of an epoch. */
@NullMarked
package org.tonemark.curation.core.merkle;

import org.jspecify.annotations.NullMarked;
