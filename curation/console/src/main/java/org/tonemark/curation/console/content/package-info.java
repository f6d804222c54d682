/** Audio and pictures in the operator's folders. */
@NullMarked
package org.tonemark.curation.console.content;

import org.jspecify.annotations.NullMarked;
