/** The curation store: SQLite and PostgreSQL behind the ports of the core. */
@NullMarked
package org.tonemark.curation.store;

import org.jspecify.annotations.NullMarked;
