/** An epoch of the curation as a Spark job over Parquet ballots, equal to the bit to the plain rule. */
@NullMarked
package org.tonemark.spark.curation;

import org.jspecify.annotations.NullMarked;
