/** What is attested of a decision. */
@NullMarked
package org.tonemark.curation.core.attest;

import org.jspecify.annotations.NullMarked;
