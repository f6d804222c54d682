/** Pictures of evidence, as text (SVG) and PNG. */
@NullMarked
package org.tonemark.features.picture;

import org.jspecify.annotations.NullMarked;
