/** The report as one self-contained page. */
@NullMarked
package org.tonemark.cli.report;

import org.jspecify.annotations.NullMarked;
