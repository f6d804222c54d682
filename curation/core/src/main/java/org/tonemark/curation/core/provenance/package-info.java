/** How tracks were made, as their uploaders state it: generation records, their signatures, their lineage. */
@NullMarked
package org.tonemark.curation.core.provenance;

import org.jspecify.annotations.NullMarked;
