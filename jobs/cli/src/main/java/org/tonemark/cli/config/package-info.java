/** Options from the command line, else the environment, else {@code tonemark.yaml}. */
@NullMarked
package org.tonemark.cli.config;

import org.jspecify.annotations.NullMarked;
