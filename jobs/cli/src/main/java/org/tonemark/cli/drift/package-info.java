/** What changes: batches that leave the range of calibration, and verdicts that another model overturns. */
@NullMarked
package org.tonemark.cli.drift;

import org.jspecify.annotations.NullMarked;
