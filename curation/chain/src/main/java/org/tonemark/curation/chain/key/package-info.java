/** Keys of attestors and who may attest. */
@NullMarked
package org.tonemark.curation.chain.key;

import org.jspecify.annotations.NullMarked;
