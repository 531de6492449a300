/** leasehold, the command line for operators and adopters: one class a verb. */
@NullMarked
package io.leasehold.cli;

import org.jspecify.annotations.NullMarked;
