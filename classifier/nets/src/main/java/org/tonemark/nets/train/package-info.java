/** Training: folds, networks, calibration, the model's card. */
@NullMarked
package org.tonemark.nets.train;

import org.jspecify.annotations.NullMarked;
