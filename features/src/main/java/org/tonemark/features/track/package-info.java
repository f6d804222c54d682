/** All measurements of one track in one pass. */
@NullMarked
package org.tonemark.features.track;

import org.jspecify.annotations.NullMarked;
