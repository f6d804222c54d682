/** What pages show: one record a page, filled by the server, rendered by the template of its name. */
@NullMarked
package org.tonemark.curation.console.view;

import org.jspecify.annotations.NullMarked;
