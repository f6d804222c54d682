/** Who is drawn to a case: rosters, the order of seats, load and quotas. */
@NullMarked
package org.tonemark.curation.core.panel;

import org.jspecify.annotations.NullMarked;
