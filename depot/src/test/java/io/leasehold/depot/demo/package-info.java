@NullMarked
package io.leasehold.depot.demo;

import org.jspecify.annotations.NullMarked;
