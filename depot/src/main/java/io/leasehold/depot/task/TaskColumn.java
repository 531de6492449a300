package io.leasehold.depot.task;

import java.util.List;

import io.leasehold.depot.listing.Total;

/**
 * A column of the board as the page shows it.
 *
 * @param more the query of the list that shows all of it, where the column does not
 */
record TaskColumn(TaskStatus status, Total total, List<TaskRow> rows, String more) {
    TaskColumn {
        rows = List.copyOf(rows);
    }

    public String statusClass() {
        return TaskRow.classOf(status);
    }

    public boolean isCut() {
        return total.more() || total.rows() > rows.size();
    }
}
