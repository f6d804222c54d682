/** Forgeries: human music made to pass for AI music, as an uploader might. {@code evaluate --attacks} measures them. */
@NullMarked
package org.tonemark.nets.attack;

import org.jspecify.annotations.NullMarked;
