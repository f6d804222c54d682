/** CIDs and content addressed storage. */
@NullMarked
package org.tonemark.ipfs;

import org.jspecify.annotations.NullMarked;
