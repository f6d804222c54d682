/** Spark jobs: thin wrappers over plain serialisable classes. */
@NullMarked
package org.tonemark.spark;

import org.jspecify.annotations.NullMarked;
