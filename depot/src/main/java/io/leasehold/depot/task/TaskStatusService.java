package io.leasehold.depot.task;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import io.leasehold.core.Tenant;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

/** Gives one status to many tasks, and takes that back. */
@Service
class TaskStatusService {
    private final TaskRepository tasks;
    private final Clock clock;

    TaskStatusService(TaskRepository tasks, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    /** Those that are not there, or not the tenant's, do not keep the others from it. */
    @Transactional
    StatusChange set(Tenant tenant, Collection<UUID> ids, TaskStatus status) {
        List<StatusBefore> found = tasks.lockAll(tenant, Set.copyOf(ids));
        List<StatusBefore> changing = found.stream().filter(before -> before.status() != status).toList();
        write(tenant, changing, status);
        return new StatusChange(found.stream().map(StatusBefore::id).collect(toSet()), changing.stream().map(
                StatusBefore::oneChangeAgo).toList());
    }

    /**
     * Gives tasks the status back that they had. One that was changed by somebody since is left alone.
     *
     * @return how many have it again
     */
    @Transactional
    int restore(Tenant tenant, List<StatusBefore> wanted) {
        Map<UUID, Long> versions = tasks.lockAll(tenant, wanted.stream().map(StatusBefore::id).collect(toSet()))
                .stream().collect(toMap(StatusBefore::id, StatusBefore::version));
        Map<UUID, StatusBefore> unchanged = wanted.stream()
                .filter(before -> versions.getOrDefault(before.id(), -1L) == before.version())
                .collect(toMap(StatusBefore::id, before -> before, (first, _) -> first));
        unchanged.values().stream().collect(groupingBy(StatusBefore::status, () -> new EnumMap<>(TaskStatus.class),
                mapping(before -> before, toList()))).forEach((status, before) -> write(tenant, before, status));
        return unchanged.size();
    }

    private void write(Tenant tenant, List<StatusBefore> tasksToWrite, TaskStatus status) {
        if (tasksToWrite.isEmpty()) {
            return;
        }
        // As exact as the database keeps it.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        tasks.setStatus(tenant, tasksToWrite.stream().map(StatusBefore::id).toList(), status, now);
    }
}
