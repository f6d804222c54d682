/** More like this: by sound, by shared recording, by who likes it. */
@NullMarked
package org.tonemark.cli.similar;

import org.jspecify.annotations.NullMarked;
