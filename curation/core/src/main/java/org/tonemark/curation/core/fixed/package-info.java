/** Arithmetic in int64 fixed point: the same bits on every machine. */
@NullMarked
package org.tonemark.curation.core.fixed;

import org.jspecify.annotations.NullMarked;
