/** Consensus of crowd labels: published methods, ours, and calibration. Doubles, not part of any decision. */
@NullMarked
package org.tonemark.curation.core.aggregate;

import org.jspecify.annotations.NullMarked;
