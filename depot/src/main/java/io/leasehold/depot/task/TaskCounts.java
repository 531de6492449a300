package io.leasehold.depot.task;

import java.util.Map;

/**
 * An organization's tasks in numbers.
 *
 * @param byStatus for every status, also where there are none
 * @param overdue open or in progress, and due before today
 */
public record TaskCounts(Map<TaskStatus, Integer> byStatus, int overdue) {
    public TaskCounts {
        byStatus = Map.copyOf(byStatus);
    }

    public int in(TaskStatus status) {
        return byStatus.getOrDefault(status, 0);
    }

    public int all() {
        return byStatus.values().stream().mapToInt(Integer::intValue).sum();
    }
}
