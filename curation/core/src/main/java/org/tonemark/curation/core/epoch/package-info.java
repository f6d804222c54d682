/** The close of an epoch: every case, then the sums over cases, then seats and root. */
@NullMarked
package org.tonemark.curation.core.epoch;

import org.jspecify.annotations.NullMarked;
