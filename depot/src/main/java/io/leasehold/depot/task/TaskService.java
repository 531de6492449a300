package io.leasehold.depot.task;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import io.leasehold.core.Tenant;
import io.leasehold.core.UserId;
import io.leasehold.core.UuidV7;
import io.leasehold.depot.listing.Slice;
import io.leasehold.web.Problem;
import io.leasehold.web.resource.EntityVersion;
import io.leasehold.web.resource.IfMatch;

/** What an organization does with its tasks. */
@Service
public class TaskService {
    private final TaskRepository tasks;
    private final Assignees assignees;
    private final Clock clock;

    TaskService(TaskRepository tasks, Assignees assignees, Clock clock) {
        this.tasks = tasks;
        this.assignees = assignees;
        this.clock = clock;
    }

    public Slice.Found<Task> list(Tenant tenant, TaskFilter filter, Slice slice) {
        return slice.of(tasks.list(tenant, filter, slice));
    }

    /** The newest ones, for where no more than a few are shown. */
    public List<Task> newest(Tenant tenant, TaskFilter filter, int limit) {
        return list(tenant, filter, new Slice(TaskQuery.newestFirst(), null, limit)).items();
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
        return task;
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
                return changed;
            }
        }
    }

    public void delete(Tenant tenant, UUID id, IfMatch expected) {
        while (!tasks.delete(tenant, id, get(tenant, id, expected).version())) {
            // Somebody changed it in between: look again.
        }
    }

    /** Gives tasks one status; those that are not there, or not the tenant's, do not keep the others from it. */
    @Transactional
    public SetStatus.Results setStatus(Tenant tenant, SetStatus wish) {
        Set<UUID> found = new HashSet<>(tasks.lockAll(tenant, Set.copyOf(wish.ids())));
        tasks.setStatus(tenant, found, wish.status(), now());
        return new SetStatus.Results(wish.ids().stream().map(id -> new SetStatus.Result(id, found.contains(id)
                ? SetStatus.Outcome.UPDATED
                : SetStatus.Outcome.NOT_FOUND)).toList());
    }

    /** Takes somebody off all tasks who is no member any more; who came back meanwhile keeps them. */
    public void release(Tenant tenant, UserId user) {
        if (!assignees.isMember(tenant, user)) {
            tasks.release(tenant, user, now());
        }
    }

    public TaskCounts count(Tenant tenant) {
        return tasks.count(tenant, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
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

    private Instant now() {
        // As exact as the database keeps it, so that an answer shows what was stored.
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
