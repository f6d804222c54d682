/** The decision on one case: a pure function of its ballots and the weights of the epoch before. */
@NullMarked
package org.tonemark.curation.core.decision;

import org.jspecify.annotations.NullMarked;
