/** Pages as HTML: templates, texts, formats, pictures in lists. Knows no HTTP. */
@NullMarked
package org.tonemark.curation.console.page;

import org.jspecify.annotations.NullMarked;
