/** Attacks on curation, simulated: every mechanism faces the same people, tracks and opinions, drawn from a seed. */
@NullMarked
package org.tonemark.curation.core.simulate;

import org.jspecify.annotations.NullMarked;
