/** The {@code demo} command: every stage on tracks that it synthesises. */
@NullMarked
package org.tonemark.cli.demo;

import org.jspecify.annotations.NullMarked;
