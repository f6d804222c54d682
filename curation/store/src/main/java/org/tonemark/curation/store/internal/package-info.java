/** How the store reaches its databases; nothing here is for other modules. */
@NullMarked
package org.tonemark.curation.store.internal;

import org.jspecify.annotations.NullMarked;
