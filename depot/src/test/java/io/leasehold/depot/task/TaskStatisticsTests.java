package io.leasehold.depot.task;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;
import io.leasehold.core.TenantDirectory;
import io.leasehold.core.TenantKey;
import io.leasehold.depot.Client;
import io.leasehold.depot.RunningDepot;
import io.leasehold.depot.task.TaskStatistics.Load;
import io.leasehold.depot.task.TaskStatistics.Week;

import static org.assertj.core.api.Assertions.assertThat;

class TaskStatisticsTests extends RunningDepot {
    /** A Thursday; its week begins on the 16th. */
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 19);
    private static final LocalDate THIS_WEEK = LocalDate.of(2026, 11, 16);

    @Autowired
    private TaskStatistics statistics;

    @Autowired
    private TenantDirectory directory;

    private Client ada;
    private Client gus;

    @BeforeEach
    void signIn() {
        ada = newOrganizationOfAda();
        gus = newOrganizationOfGus();
    }

    @Test
    void countsWhatWasCreatedAndDoneInEachWeekOfOneOrganization() throws SQLException {
        task(ada, "done", "2026-11-10T12:00:00Z", "2026-11-17T12:00:00Z");
        task(ada, "open", "2026-11-17T12:00:00Z", null);
        task(gus, "open", "2026-11-17T12:00:00Z", null);

        assertThat(weeks(ada, ZoneOffset.UTC)).containsExactly(new Week(THIS_WEEK.minusWeeks(2), 0, 0), new Week(
                THIS_WEEK.minusWeeks(1), 1, 0), new Week(THIS_WEEK, 1, 1));
        assertThat(weeks(gus, ZoneOffset.UTC)).last().isEqualTo(new Week(THIS_WEEK, 1, 0));
    }

    @Test
    void countsACancelledTaskAsCreatedAndNotAsDone() throws SQLException {
        task(ada, "cancelled", "2026-11-17T12:00:00Z", "2026-11-18T12:00:00Z");

        assertThat(weeks(ada, ZoneOffset.UTC)).last().isEqualTo(new Week(THIS_WEEK, 1, 0));
    }

    @Test
    void leavesOutWhatIsOlderThanTheFirstWeek() throws SQLException {
        task(ada, "open", "2026-11-01T23:59:59Z", null);
        task(ada, "open", "2026-11-02T00:00:00Z", null);

        assertThat(weeks(ada, ZoneOffset.UTC)).first().isEqualTo(new Week(THIS_WEEK.minusWeeks(2), 1, 0));
    }

    @Test
    void beginsWeeksWhereTheViewerIs() throws SQLException {
        task(ada, "open", "2026-11-15T18:00:00Z", null);

        assertThat(weeks(ada, ZoneId.of("Asia/Tokyo"))).last().isEqualTo(new Week(THIS_WEEK, 1, 0));
        assertThat(weeks(ada, ZoneId.of("America/Los_Angeles"))).last().isEqualTo(new Week(THIS_WEEK, 0, 0));
    }

    @Test
    void beginsWeeksAtMidnightAlsoWhereTheClockWasSetBackTheNightBefore() throws SQLException {
        LocalDate october26 = LocalDate.of(2026, 10, 26);
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        task(ada, "open", "2026-10-25T22:30:00Z", null);
        task(ada, "open", "2026-10-25T23:00:00Z", null);
        Tenant tenant = tenant(ada);

        assertThat(TenantContext.where(tenant).call(() -> statistics.weeks(tenant, october26, berlin, 2)))
                .containsExactly(new Week(october26.minusWeeks(1), 1, 0), new Week(october26, 1, 0));
    }

    @Test
    void knowsWhoHasMostToDoInOneOrganization() {
        String organization = ada.get("/api/organizations/current").expect(200).text("/id");
        String founder = ada.get("/api/organizations/" + organization + "/members").expect(200)
                .text("/items/0/user_id");
        give(ada, founder, "open");
        give(ada, founder, "in_progress");
        give(ada, founder, "done");
        ada.post("/api/tasks", "{\"title\": \"Nobody's\"}").expect(201);

        assertThat(busiest(ada)).extracting(load -> load.assignee().value()).containsExactly(UUID.fromString(founder));
        assertThat(busiest(ada)).extracting(Load::tasks).containsExactly(2);
        assertThat(busiest(gus)).isEmpty();
    }

    private List<Week> weeks(Client client, ZoneId zone) {
        Tenant tenant = tenant(client);
        return TenantContext.where(tenant).call(() -> statistics.weeks(tenant, TODAY, zone, 3));
    }

    private List<Load> busiest(Client client) {
        Tenant tenant = tenant(client);
        return TenantContext.where(tenant).call(() -> statistics.busiest(tenant, 6));
    }

    private Tenant tenant(Client client) {
        return directory.find(new TenantKey(client.get("/api/organizations/current").expect(200).text("/slug")))
                .orElseThrow();
    }

    private static void give(Client client, String user, String status) {
        client.post("/api/tasks", "{\"title\": \"Given\", \"assignee\": \"" + user + "\", \"status\": \"" + status
                + "\"}").expect(201);
    }

    /** A task that lies back; the database is told so behind the application's back. */
    private static void task(Client client, String status, String created, @Nullable String finished)
            throws SQLException {
        String id = client.post("/api/tasks", "{\"title\": \"Past\", \"status\": \"" + status + "\"}").expect(201).text(
                "/id");
        try (Connection superuser = DATABASE.superuser();
                PreparedStatement update = superuser.prepareStatement(
                        "update shared.tasks set created_at = ?, finished_at = ? where id = ?")) {
            update.setObject(1, OffsetDateTime.parse(created));
            update.setObject(2, finished == null ? null : OffsetDateTime.parse(finished));
            update.setObject(3, UUID.fromString(id));
            assertThat(update.executeUpdate()).isOne();
        }
    }
}
