/** Attestation of decisions: the only module that uses web3j. */
@NullMarked
package org.tonemark.curation.chain;

import org.jspecify.annotations.NullMarked;
