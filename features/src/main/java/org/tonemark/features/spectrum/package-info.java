/** Short-time spectra on JTransforms (one thread), and the order statistics and smoothers the descriptors share. */
@NullMarked
package org.tonemark.features.spectrum;

import org.jspecify.annotations.NullMarked;
