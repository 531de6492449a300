/** Rules for the classes of an application, by which its own code cannot get around what keeps tenants apart. */
@NullMarked
package io.leasehold.testkit.architecture;

import org.jspecify.annotations.NullMarked;
