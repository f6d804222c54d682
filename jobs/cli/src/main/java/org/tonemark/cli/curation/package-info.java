/** Commands of the curation: submissions, ballots, epochs, their export and replay. */
@NullMarked
package org.tonemark.cli.curation;

import org.jspecify.annotations.NullMarked;
