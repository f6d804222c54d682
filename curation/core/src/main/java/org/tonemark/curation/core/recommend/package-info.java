/** Collaborative filtering between items, in integers: equal bits on any partitioning of the likes. */
@NullMarked
package org.tonemark.curation.core.recommend;

import org.jspecify.annotations.NullMarked;
