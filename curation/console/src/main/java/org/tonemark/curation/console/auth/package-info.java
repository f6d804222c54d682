/** Sign-in with Ethereum (EIP-4361), sessions, roles. */
@NullMarked
package org.tonemark.curation.console.auth;

import org.jspecify.annotations.NullMarked;
