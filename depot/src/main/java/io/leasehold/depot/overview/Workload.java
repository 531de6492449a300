package io.leasehold.depot.overview;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.leasehold.core.Tenant;
import io.leasehold.core.UserId;
import io.leasehold.depot.task.TaskStatistics;
import io.leasehold.platform.user.User;
import io.leasehold.platform.user.Users;

/** Who has how much to do. */
@Component
class Workload {
    private final TaskStatistics tasks;
    private final Users users;

    Workload(TaskStatistics tasks, Users users) {
        this.tasks = tasks;
        this.users = users;
    }

    List<Share> of(Tenant tenant, int people) {
        List<TaskStatistics.Load> busiest = tasks.busiest(tenant, people);
        Map<UserId, User> known = users.find(busiest.stream().map(TaskStatistics.Load::assignee).toList());
        int most = busiest.stream().mapToInt(TaskStatistics.Load::tasks).max().orElse(1);
        return busiest.stream().flatMap(load -> Stream.ofNullable(known.get(load.assignee())).map(user -> new Share(user
                .name().value(), load.tasks(), 100 * load.tasks() / most,
                "/tasks?status=open&status=in_progress&assignee=" + load.assignee().value()))).toList();
    }

    /**
     * What one person has to do.
     *
     * @param percent of what the busiest has
     * @param path to the tasks, below the organization's address
     */
    record Share(String name, int tasks, int percent, String path) {}
}
