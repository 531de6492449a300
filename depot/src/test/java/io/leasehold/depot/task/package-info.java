@NullMarked
package io.leasehold.depot.task;

import org.jspecify.annotations.NullMarked;
