/** What the operator named, turned into inputs: files, folders, manifests, CIDs, standard input. */
@NullMarked
package org.tonemark.cli.input;

import org.jspecify.annotations.NullMarked;
