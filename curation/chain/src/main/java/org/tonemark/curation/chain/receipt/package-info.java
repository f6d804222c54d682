/** What an uploader shows, and how anybody checks it. */
@NullMarked
package org.tonemark.curation.chain.receipt;

import org.jspecify.annotations.NullMarked;
