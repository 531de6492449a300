package io.leasehold.depot.task;

import java.util.List;

import io.leasehold.depot.listing.Total;

/** Tasks side by side, in a column for each status. */
record TaskBoard(List<Column> columns) {
    TaskBoard {
        columns = List.copyOf(columns);
    }

    /**
     * The tasks of one status.
     *
     * @param total how many there are
     * @param latest the ones that were changed last
     */
    record Column(TaskStatus status, Total total, List<Task> latest) {}
}
