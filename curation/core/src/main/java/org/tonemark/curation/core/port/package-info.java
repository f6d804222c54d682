/** What curation asks of a store, named by role; the adapters live in curation/store. */
@NullMarked
package org.tonemark.curation.core.port;

import org.jspecify.annotations.NullMarked;
