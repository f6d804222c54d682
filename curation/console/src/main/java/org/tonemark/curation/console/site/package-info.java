/** The pages: what each shows, read from the store. */
@NullMarked
package org.tonemark.curation.console.site;

import org.jspecify.annotations.NullMarked;
