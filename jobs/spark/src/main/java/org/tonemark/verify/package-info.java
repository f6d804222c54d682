/** The main job as plain serialisable classes: inputs to verdicts, without a word of Spark. */
@NullMarked
package org.tonemark.verify;

import org.jspecify.annotations.NullMarked;
