/** Verdicts, evidence, reasons and the outcome policy: records and pure functions. */
@NullMarked
package org.tonemark.verdict;

import org.jspecify.annotations.NullMarked;
