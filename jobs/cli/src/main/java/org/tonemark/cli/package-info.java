/** Commands; the composition root of the batch program. */
@NullMarked
package org.tonemark.cli;

import org.jspecify.annotations.NullMarked;
