/** Networks and their files: input transformation, layers, weights, checksums. */
@NullMarked
package org.tonemark.nets.model;

import org.jspecify.annotations.NullMarked;
