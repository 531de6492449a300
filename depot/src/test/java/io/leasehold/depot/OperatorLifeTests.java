package io.leasehold.depot;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.leasehold.postgres.provisioning.Level;

import static org.assertj.core.api.Assertions.assertThat;

/** A tenant from its making to its end, worked in by its owner, next to one at the same level that nothing happens to. */
class OperatorLifeTests extends RunningDepot {
    private static final String TENANTS = "/api/operator/tenants";

    @ParameterizedTest
    @EnumSource
    void isTheSameAtEachLevel(Level level) throws SQLException {
        String slug = "life-" + UUID.randomUUID().toString().substring(0, 8);
        Client operator = operator();
        Answer made = create(operator, slug, "ike@initech.example", level);
        create(operator, slug + "-next", "uma@umbrella.example", level);
        Client owner = signIn("ike@initech.example", slug);
        Client neighbour = signIn("uma@umbrella.example", slug + "-next");
        String task = owner.post("/api/tasks", "{\"title\": \"Count the chairs\"}").expect(201).text("/id");
        neighbour.post("/api/tasks", "{\"title\": \"Count the tents\"}").expect(201);
        String path = TENANTS + "/" + made.text("/id");

        operator.post(path + "/suspend", "{\"reason\": \"unpaid\"}").expect(200);
        assertThat(owner.get("/api/tasks").expect(403).text("/code")).isEqualTo("tenant_suspended");
        neighbour.get("/orgs/" + slug + "/api/tasks").expect(400);
        neighbour.get("/api/organizations/" + made.text("/id")).expect(404);
        assertThat(neighbour.get("/api/tasks").expect(200).texts("/title")).containsExactly("Count the tents");

        operator.post(path + "/resume", "{}").expect(200);
        assertThat(owner.get("/api/tasks/" + task).expect(200).text("/title")).isEqualTo("Count the chairs");
        neighbour.get("/api/tasks/" + task).expect(404);

        operator.deleteWith(path, "{\"slug\": \"" + slug + "-next\", \"retention_days\": 0}").expect(422);
        owner.get("/api/tasks").expect(200);
        operator.deleteWith(path, "{\"slug\": \"" + slug + "\", \"retention_days\": 0}").expect(202);
        owner.get("/api/tasks").expect(404);
        awaitGone(operator, path);
        assertThat(places(made.text("/id"))).isZero();

        create(operator, slug, "ike@initech.example", level);
        assertThat(signIn("ike@initech.example", slug).get("/api/tasks").expect(200).texts("/title")).isEmpty();
        assertThat(neighbour.get("/api/tasks").expect(200).texts("/title")).containsExactly("Count the tents");
    }

    private static Answer create(Client operator, String slug, String owner, Level level) {
        return operator.post(TENANTS, """
                                      {"name": "Life", "slug": "%s", "owner": "%s", "placement": "%s"}""".formatted(
                slug, owner, level.name().toLowerCase(Locale.ROOT))).expect(201);
    }

    private static void awaitGone(Client operator, String path) {
        Instant deadline = Instant.now().plusSeconds(60);
        while (operator.get(path).status() != 404) {
            assertThat(Instant.now()).as("deadline").isBefore(deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }

    /** What is left of the tenant's place, and of its rows in the tables that tenants share. */
    private static int places(String tenant) throws SQLException {
        String id = tenant.replace("-", "");
        try (Connection superuser = DATABASE.superuser();
                ResultSet row = superuser.createStatement().executeQuery(
                        "select (select count(*) from pg_namespace where nspname like '%" + id + "')"
                                + " + (select count(*) from pg_database where datname like '%" + id + "')"
                                + " + (select count(*) from shared.tasks where tenant_id = '" + tenant + "')"
                                + " + (select count(*) from control.memberships where tenant_id = '" + tenant + "')")) {
            row.next();
            return row.getInt(1);
        }
    }
}
