/** What an organization has to do: tasks with a status, a priority, somebody to do them, and a day to have them done by. */
@NullMarked
package io.leasehold.depot.task;

import org.jspecify.annotations.NullMarked;
