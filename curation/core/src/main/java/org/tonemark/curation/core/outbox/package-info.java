/** What is to be done on a chain, exactly once: actions, the transactions signed for them, and where they landed. */
@NullMarked
package org.tonemark.curation.core.outbox;

import org.jspecify.annotations.NullMarked;
