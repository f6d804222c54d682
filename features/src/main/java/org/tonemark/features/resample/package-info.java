/** Change of sample rate for streams. */
@NullMarked
package org.tonemark.features.resample;

import org.jspecify.annotations.NullMarked;
