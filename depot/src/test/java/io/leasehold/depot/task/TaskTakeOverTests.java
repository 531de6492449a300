package io.leasehold.depot.task;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.validation.ConstraintViolationException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;
import io.leasehold.core.TenantDirectory;
import io.leasehold.core.TenantKey;
import io.leasehold.core.UserId;
import io.leasehold.core.UuidV7;
import io.leasehold.depot.Answer;
import io.leasehold.depot.Client;
import io.leasehold.depot.RunningDepot;
import io.leasehold.web.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TaskTakeOverTests extends RunningDepot {
    private static final Instant CREATED = Instant.parse("2026-05-04T06:15:30.123456Z");
    private static final Instant FINISHED = Instant.parse("2026-05-06T09:00:00Z");

    @Autowired
    private TaskTakeOver takeOver;

    @Autowired
    private TenantDirectory directory;

    @Test
    void keepsTheTimesOfTasksForTheirOrganizationAlone() {
        Client ada = newOrganizationOfAda();
        Client gus = newOrganizationOfGus();

        write(ada, task("Größe 9, \"blau\" \\ {rot}", null), task("Another", null));

        Answer list = ada.get("/api/tasks?sort=title");
        assertThat(list.texts("/title")).containsExactly("Another", "Größe 9, \"blau\" \\ {rot}");
        assertThat(list.texts("/created_at")).containsOnly(CREATED.toString());
        assertThat(list.texts("/finished_at")).containsOnly(FINISHED.toString());
        assertThat(list.texts("/due_date")).containsOnly("2026-05-08");
        assertThat(gus.get("/api/tasks").texts("/id")).isEmpty();
    }

    @Test
    void writesNoneWhereOneBreaksTheRules() {
        Client ada = newOrganizationOfAda();

        assertThatThrownBy(() -> write(ada, task("Good", null), task("two\nlines", null))).isInstanceOf(
                ConstraintViolationException.class);

        assertThat(ada.get("/api/tasks").texts("/id")).isEmpty();
    }

    @Test
    void writesNoneWhereOneIsGivenToSomebodyOfAnotherOrganization() {
        Client ada = newOrganizationOfAda();
        Client gus = newOrganizationOfGus();
        UserId foreigner = new UserId(UUID.fromString(gus.post("/api/tasks", "{\"title\": \"Mine\"}").expect(201).text(
                "/created_by")));

        assertThatThrownBy(() -> write(ada, task("Good", null), task("Whose?", foreigner))).isInstanceOf(Problem.class);

        assertThat(ada.get("/api/tasks").texts("/id")).isEmpty();
        write(gus, task("His", foreigner));
        assertThat(gus.get("/api/tasks?q=His").texts("/assignee")).containsExactly(foreigner.toString());
    }

    private void write(Client client, Task... tasks) {
        Tenant tenant = directory.find(new TenantKey(client.get("/api/organizations/current").text("/slug")))
                .orElseThrow();
        TenantContext.where(tenant).run(() -> takeOver.write(tenant, List.of(tasks)));
    }

    private static Task task(String title, @Nullable UserId assignee) {
        return new Task(UuidV7.at(CREATED), title, null, TaskStatus.DONE, TaskPriority.LOW, assignee, LocalDate.of(2026,
                5, 8), new UserId(UUID.randomUUID()), CREATED, FINISHED, FINISHED, 2);
    }
}
