/** The feature vector of genre and mood. */
@NullMarked
package org.tonemark.features.tags;

import org.jspecify.annotations.NullMarked;
