/** Descriptors of tone colour: cepstra, mel statistics, spectral shape and contrast, harmonic and percussive shares. */
@NullMarked
package org.tonemark.features.timbre;

import org.jspecify.annotations.NullMarked;
