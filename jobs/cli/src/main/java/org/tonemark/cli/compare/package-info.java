/** Two models, or two sets of verdicts or metrics, side by side: {@code evaluate --compare}. */
@NullMarked
package org.tonemark.cli.compare;

import org.jspecify.annotations.NullMarked;
