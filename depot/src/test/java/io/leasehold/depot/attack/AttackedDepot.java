package io.leasehold.depot.attack;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;

import io.leasehold.core.TenantId;
import io.leasehold.depot.DepotApplication;
import io.leasehold.testkit.TestDatabase;
import io.leasehold.testkit.VictimRows;

/** The whole of Depot with its demo organizations, on a database of its own. */
@SpringBootTest(classes = DepotApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
abstract class AttackedDepot extends Attacks {
    private final TestDatabase database;

    AttackedDepot(TestDatabase database) {
        this.database = database;
    }

    static void runOn(TestDatabase database, DynamicPropertyRegistry properties) {
        database.springProperties().forEach((name, value) -> properties.add(name, () -> value));
        properties.add("leasehold.demo.enabled", () -> true);
    }

    @Override
    Map<String, String> victimRows() throws SQLException {
        try (Connection superuser = database.superuser();
                Statement statement = superuser.createStatement();
                ResultSet acme = statement.executeQuery("select tenant_id from control.tenants where slug = 'acme'")) {
            acme.next();
            // What was published is marked so by the worker, whenever it comes to it.
            return VictimRows.hash(superuser, new TenantId(acme.getObject(1, UUID.class)), "shared.outbox",
                    "control.outbox");
        }
    }

    /** Takes the second guard away, as somebody might by accident: after the start-up check, by an administrator. */
    static void switchOffRowSecurity(TestDatabase database) throws SQLException {
        try (Connection superuser = database.superuser(); Statement statement = superuser.createStatement()) {
            statement.execute("""
                              do $$
                              declare
                                protected regclass;
                              begin
                                for protected in select oid from pg_class where relrowsecurity loop
                                  execute format('alter table %s no force row level security', protected);
                                  execute format('alter table %s disable row level security', protected);
                                end loop;
                              end $$""");
        }
    }
}
