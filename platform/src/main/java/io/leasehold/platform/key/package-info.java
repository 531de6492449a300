/** The secrets that sign tokens and cursors. */
@NullMarked
package io.leasehold.platform.key;

import org.jspecify.annotations.NullMarked;
