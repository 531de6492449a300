/** What a newcomer finds: two organizations with their people, tasks and products, made by the services that everybody uses. */
@NullMarked
package io.leasehold.depot.demo;

import org.jspecify.annotations.NullMarked;
