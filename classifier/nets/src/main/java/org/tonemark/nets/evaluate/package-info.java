/** How good the models are: metrics with their intervals, cross-validation, reports. */
@NullMarked
package org.tonemark.nets.evaluate;

import org.jspecify.annotations.NullMarked;
