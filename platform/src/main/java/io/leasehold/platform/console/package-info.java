/** The pages that every application has: sign-in, sign-up, organizations, members, settings; and the frame in which an application's own pages stand. */
@NullMarked
package io.leasehold.platform.console;

import org.jspecify.annotations.NullMarked;
