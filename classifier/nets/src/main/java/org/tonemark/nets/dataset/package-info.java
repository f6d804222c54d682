/** Labelled tracks: the manifest, augmentation, the cache of measurements. */
@NullMarked
package org.tonemark.nets.dataset;

import org.jspecify.annotations.NullMarked;
