/** The {@code train} and {@code evaluate} commands. */
@NullMarked
package org.tonemark.cli.model;

import org.jspecify.annotations.NullMarked;
