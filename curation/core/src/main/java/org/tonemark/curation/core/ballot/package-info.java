/** Signed ballots: EIP-712 hashes, recovery of the signer, and which ballots count. */
@NullMarked
package org.tonemark.curation.core.ballot;

import org.jspecify.annotations.NullMarked;
