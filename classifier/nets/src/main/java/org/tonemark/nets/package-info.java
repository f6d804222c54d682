/** DL4J networks for AI origin, genre and mood: training, calibration, evaluation, model files. */
@NullMarked
package org.tonemark.nets;

import org.jspecify.annotations.NullMarked;
