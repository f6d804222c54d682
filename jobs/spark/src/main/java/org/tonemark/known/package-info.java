/** Which tracks were heard before: the join of a batch with the log and with veto catalogues. */
@NullMarked
package org.tonemark.known;

import org.jspecify.annotations.NullMarked;
