/** A node's JSON-RPC and the calls of EAS over it. */
@NullMarked
package org.tonemark.curation.chain.rpc;

import org.jspecify.annotations.NullMarked;
