/** The console program: a web server over the curation store. */
@NullMarked
package org.tonemark.curation.console;

import org.jspecify.annotations.NullMarked;
