@NullMarked
package io.leasehold.testkit.architecture.good;

import org.jspecify.annotations.NullMarked;
