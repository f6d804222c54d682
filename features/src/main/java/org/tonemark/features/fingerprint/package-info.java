/** Acoustic fingerprints: which tracks hold the same recording, and where. */
@NullMarked
package org.tonemark.features.fingerprint;

import org.jspecify.annotations.NullMarked;
