@NullMarked
package io.leasehold.cli;

import org.jspecify.annotations.NullMarked;
