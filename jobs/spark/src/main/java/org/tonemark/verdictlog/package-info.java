/** The verdict log: an append-only record of verdicts, one immutable folder a run. */
@NullMarked
package org.tonemark.verdictlog;

import org.jspecify.annotations.NullMarked;
