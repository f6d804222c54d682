/** Made-up epochs of any size, to test and time what works on epochs. */
@NullMarked
package org.tonemark.curation.core.synthetic;

import org.jspecify.annotations.NullMarked;
