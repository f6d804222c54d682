/** The Ethereum Attestation Service: schemas, off-chain attestations and where its contracts stand. */
@NullMarked
package org.tonemark.curation.chain.eas;

import org.jspecify.annotations.NullMarked;
