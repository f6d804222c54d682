/** Audio to numbers: accumulators over blocks of samples; nothing holds a whole track. */
@NullMarked
package org.tonemark.features;

import org.jspecify.annotations.NullMarked;
