/** Panels, ballots, reputation, decisions and epochs as pure functions in int64 fixed point. */
@NullMarked
package org.tonemark.curation.core;

import org.jspecify.annotations.NullMarked;
