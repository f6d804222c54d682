/** The {@code log} command. */
@NullMarked
package org.tonemark.cli.log;

import org.jspecify.annotations.NullMarked;
