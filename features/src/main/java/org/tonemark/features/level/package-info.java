/** Levels at the native rate, before any resampling: loudness, true peak, clipping, silence, bandwidth, width, peaks. */
@NullMarked
package org.tonemark.features.level;

import org.jspecify.annotations.NullMarked;
