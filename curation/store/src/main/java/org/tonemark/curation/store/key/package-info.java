/** Keys in files: the server's, which signs receipts, and a developer's, which signs ballots. */
@NullMarked
package org.tonemark.curation.store.key;

import org.jspecify.annotations.NullMarked;
