/** The public record of an epoch as files (docs/export-format.md), and its replay. Knows no database. */
@NullMarked
package org.tonemark.curation.store.export;

import org.jspecify.annotations.NullMarked;
