@NullMarked
package io.leasehold.testkit.architecture.bad;

import org.jspecify.annotations.NullMarked;
