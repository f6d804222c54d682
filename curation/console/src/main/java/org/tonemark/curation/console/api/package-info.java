/** The JSON API and its description. */
@NullMarked
package org.tonemark.curation.console.api;

import org.jspecify.annotations.NullMarked;
