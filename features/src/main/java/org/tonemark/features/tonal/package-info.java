/** Descriptors of harmony: chroma and key. */
@NullMarked
package org.tonemark.features.tonal;

import org.jspecify.annotations.NullMarked;
