/** From scores to probabilities and p-values, on held-out tracks. */
@NullMarked
package org.tonemark.nets.calibrate;

import org.jspecify.annotations.NullMarked;
