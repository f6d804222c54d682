/** Evidence of AI origin in one window of mono samples at 44.1 kHz: decoder lines, partial instability, fakeprint. */
@NullMarked
package org.tonemark.features.origin;

import org.jspecify.annotations.NullMarked;
