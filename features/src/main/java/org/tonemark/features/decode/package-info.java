/** Decoding in a sandboxed ffmpeg process, fed and read by pipe. */
@NullMarked
package org.tonemark.features.decode;

import org.jspecify.annotations.NullMarked;
