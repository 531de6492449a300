/** What resources of the API have in common: pages, cursors, versions, partial changes. */
@NullMarked
package io.leasehold.web.resource;

import org.jspecify.annotations.NullMarked;
