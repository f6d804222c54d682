/** Routes, access, limits and replies: what every request passes, and how answers are written. */
@NullMarked
package org.tonemark.curation.console.http;

import org.jspecify.annotations.NullMarked;
