/** Collaborative filtering on Spark. */
@NullMarked
package org.tonemark.spark.recommend;

import org.jspecify.annotations.NullMarked;
