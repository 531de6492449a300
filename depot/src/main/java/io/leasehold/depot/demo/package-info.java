/** What a newcomer finds: two organizations with their people, what they sell, and half a year of work, the same for everybody. */
@NullMarked
package io.leasehold.depot.demo;

import org.jspecify.annotations.NullMarked;
