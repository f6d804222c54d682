/** Attestation on the command line: keys of attestors, receipts and their check. */
@NullMarked
package org.tonemark.cli.chain;

import org.jspecify.annotations.NullMarked;
