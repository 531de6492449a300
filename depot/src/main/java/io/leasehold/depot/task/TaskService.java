package io.leasehold.depot.task;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import io.leasehold.core.Tenant;
import io.leasehold.core.UserId;
import io.leasehold.core.UuidV7;
import io.leasehold.depot.listing.Slice;
import io.leasehold.depot.listing.Total;
import io.leasehold.web.Problem;
import io.leasehold.web.resource.EntityVersion;
import io.leasehold.web.resource.IfMatch;

import static java.util.stream.Collectors.groupingBy;

/** What an organization does with its tasks. */
@Service
public class TaskService {
    private final TaskRepository tasks;
    private final TaskSearchRepository search;
    private final Assignees assignees;
    private final Clock clock;

    TaskService(TaskRepository tasks, TaskSearchRepository search, Assignees assignees, Clock clock) {
        this.tasks = tasks;
        this.search = search;
        this.assignees = assignees;
        this.clock = clock;
    }

    public Slice.Found<Task> list(Tenant tenant, TaskFilter filter, Slice slice) {
        return slice.of(search.list(tenant, filter, slice));
    }

    Total total(Tenant tenant, TaskFilter filter) {
        return search.count(tenant, filter);
    }

    /** A column for each status that the filter lets through, with the tasks in it that were changed last. */
    TaskBoard board(Tenant tenant, TaskFilter filter, int each) {
        List<TaskStatus> statuses = Stream.of(TaskStatus.values()).filter(status -> filter.statuses().isEmpty()
                || filter.statuses().contains(status)).toList();
        Map<TaskStatus, Total> totals = search.countEach(tenant, filter, statuses);
        Map<TaskStatus, List<Task>> latest = search.latestOfEach(tenant, filter, statuses, each).stream().collect(
                groupingBy(Task::status));
        return new TaskBoard(statuses.stream().map(status -> new TaskBoard.Column(status, totals.getOrDefault(status,
                Total.of(0)), latest.getOrDefault(status, List.of()))).toList());
    }

    /** The newest ones, for where no more than a few are shown. */
    public List<Task> newest(Tenant tenant, TaskFilter filter, int limit) {
        return list(tenant, filter, new Slice(TaskQuery.newestFirst(), null, limit)).items();
    }

    /** What somebody should do next: what is due first comes first. */
    public List<Task> next(Tenant tenant, UserId assignee, int limit) {
        TaskFilter unfinished = new TaskFilter(Set.of(TaskStatus.OPEN, TaskStatus.IN_PROGRESS), new TaskFilter.Person(
                assignee));
        return list(tenant, unfinished, new Slice(TaskQuery.dueFirst(), null, limit)).items();
    }

    public Task get(Tenant tenant, UUID id) {
        return tasks.find(tenant, id).orElseThrow(Problem::notFound);
    }

    /** The task, if it is in a version that is expected. */
    public Task get(Tenant tenant, UUID id, IfMatch expected) {
        Task task = get(tenant, id);
        expected.require(new EntityVersion(task.version()));
        return task;
    }

    public Task create(Tenant tenant, UserId by, TaskFields fields) {
        requireMember(tenant, fields.assignee(), null);
        Instant now = now();
        TaskStatus status = fields.statusOrDefault();
        Task task = new Task(UuidV7.at(now), fields.title(), fields.description(), status, fields.priorityOrDefault(),
                fields.assignee(), fields.dueDate(), by, now, now, status.isFinished() ? now : null, 1);
        tasks.insert(tenant, task);
        return keptByMembersOnly(tenant, task, null);
    }

    /**
     * Changes what a client decides, from the fields as they are to the fields as they shall be. Does it again on the newer version when another
     * change was faster, as long as that is expected.
     */
    public Task change(Tenant tenant, UUID id, IfMatch expected, UnaryOperator<TaskFields> change) {
        while (true) {
            Task current = get(tenant, id, expected);
            TaskFields fields = change.apply(current.fields());
            requireMember(tenant, fields.assignee(), current.assignee());
            TaskStatus status = fields.statusOrDefault();
            Instant now = now();
            Task changed = new Task(id, fields.title(), fields.description(), status, fields.priorityOrDefault(), fields
                    .assignee(), fields.dueDate(), current.createdBy(), current.createdAt(), now,
                    finishedAt(current,
                            status, now),
                    current.version() + 1);
            if (tasks.update(tenant, changed)) {
                return keptByMembersOnly(tenant, changed, current.assignee());
            }
        }
    }

    public void delete(Tenant tenant, UUID id, IfMatch expected) {
        while (!tasks.delete(tenant, id, get(tenant, id, expected).version())) {
            // Somebody changed it in between: look again.
        }
    }

    /** Takes somebody off all tasks who is no member any more; who came back meanwhile keeps them. */
    public void release(Tenant tenant, UserId user) {
        if (!assignees.isMember(tenant, user)) {
            tasks.release(tenant, user, now());
        }
    }

    /** How many there are, as of this day. */
    public TaskCounts count(Tenant tenant, LocalDate today) {
        return tasks.count(tenant, today);
    }

    private static @Nullable Instant finishedAt(Task before, TaskStatus status, Instant now) {
        if (!status.isFinished()) {
            return null;
        }
        return before.finishedAt() == null ? now : before.finishedAt();
    }

    private void requireMember(Tenant tenant, @Nullable UserId assignee, @Nullable UserId before) {
        if (assignee != null && !assignee.equals(before)) {
            assignees.require(tenant, assignee);
        }
    }

    /**
     * Whoever was given the task may have left since that was looked up, and {@link #release} may have been here before the task was. Looked up once
     * more now that the task is written: who leaves after this is released by the event.
     */
    private Task keptByMembersOnly(Tenant tenant, Task task, @Nullable UserId before) {
        UserId assignee = task.assignee();
        if (assignee == null || assignee.equals(before) || assignees.isMember(tenant, assignee)) {
            return task;
        }
        release(tenant, assignee);
        return get(tenant, task.id());
    }

    private Instant now() {
        // As exact as the database keeps it, so that an answer shows what was stored.
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
