package io.leasehold.depot.task;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What became of the wish to give tasks a status.
 *
 * @param found the tasks that are there, whether or not they had the status already
 * @param undo what to restore, for the tasks that had another one
 */
record StatusChange(Set<UUID> found, List<StatusBefore> undo) {
    StatusChange {
        found = Set.copyOf(found);
        undo = List.copyOf(undo);
    }
}
