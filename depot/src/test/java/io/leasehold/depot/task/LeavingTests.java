package io.leasehold.depot.task;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.leasehold.core.Membership;
import io.leasehold.core.Memberships;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;
import io.leasehold.core.TenantDirectory;
import io.leasehold.core.TenantKey;
import io.leasehold.core.UserId;
import io.leasehold.depot.Client;
import io.leasehold.depot.RunningDepot;
import io.leasehold.web.resource.IfMatch;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody leaves at the very moment when they are given a task. */
class LeavingTests extends RunningDepot {
    @Autowired
    private TaskRepository tasks;
    @Autowired
    private TaskSearchRepository search;
    @Autowired
    private Memberships memberships;
    @Autowired
    private TaskService service;
    @Autowired
    private TenantDirectory directory;
    @Autowired
    private Clock clock;

    @Test
    void doesNotKeepATaskThatWasGivenMeanwhile() {
        Client left = newOrganizationOfAda();
        Client kept = newOrganizationOfAda();
        UserId mia = add(left);
        add(kept);
        UserId ada = new UserId(UUID.fromString(left.post("/api/tasks", "{\"title\": \"Any\"}").text("/created_by")));
        String others = kept.post("/api/tasks", "{\"title\": \"Hers\", \"assignee\": \"" + mia + "\"}").text("/id");
        TaskService overtaken = leavingAfterTheFirstLook(left, mia);

        Task written = inside(left, tenant -> overtaken.create(tenant, ada, new TaskFields("Too late", null, null,
                null, mia, null)));
        assertThat(written.assignee()).isNull();
        assertThat(left.get("/api/tasks/" + written.id()).json().at("/assignee").isNull()).isTrue();

        add(left);
        TaskService again = leavingAfterTheFirstLook(left, mia);
        Task changed = inside(left, tenant -> again.change(tenant, written.id(), new IfMatch.Any(),
                task -> new TaskFields(task.title(), null, null, null, mia, null)));
        assertThat(changed.assignee()).isNull();
        assertThat(kept.get("/api/tasks/" + others).text("/assignee")).isEqualTo(mia.toString());
    }

    /** A service before which the member is removed, and released from all tasks, right after it looked whether it is one. */
    private TaskService leavingAfterTheFirstLook(Client client, UserId mia) {
        AtomicBoolean there = new AtomicBoolean(true);
        return new TaskService(tasks, search, new Assignees(new Memberships() {
            @Override
            public List<Membership> of(UserId user, Collection<TenantKey> keys) {
                List<Membership> found = memberships.of(user, keys);
                if (there.getAndSet(false)) {
                    client.delete(members(client) + "/" + mia).expect(204);
                    service.release(tenant(client), mia);
                }
                return found;
            }

            @Override
            public Optional<Membership> defaultOf(UserId user) {
                return memberships.defaultOf(user);
            }
        }), clock);
    }

    private Task inside(Client client, Function<Tenant, Task> work) {
        Tenant tenant = tenant(client);
        return TenantContext.where(tenant).call(() -> work.apply(tenant));
    }

    private Tenant tenant(Client client) {
        return directory.find(new TenantKey(client.get("/api/organizations/current").text("/id"))).orElseThrow();
    }

    private static UserId add(Client client) {
        return new UserId(UUID.fromString(client.post(members(client),
                "{\"email\": \"mia@acme.example\", \"role\": \"member\"}").expect(201).text("/user_id")));
    }

    private static String members(Client client) {
        return "/api/organizations/" + client.get("/api/organizations/current").text("/id") + "/members";
    }
}
