/** An EVM node and EAS contracts on this machine: for demonstrations, tests and benchmarks. */
@NullMarked
package org.tonemark.curation.chain.local;

import org.jspecify.annotations.NullMarked;
