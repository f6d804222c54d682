/** Records of curators, what they weigh, and dependence between them. */
@NullMarked
package org.tonemark.curation.core.reputation;

import org.jspecify.annotations.NullMarked;
