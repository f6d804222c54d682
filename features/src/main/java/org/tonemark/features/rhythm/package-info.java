/** Descriptors of rhythm: onsets, tempo, modulation spectrum. */
@NullMarked
package org.tonemark.features.rhythm;

import org.jspecify.annotations.NullMarked;
