package io.leasehold.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.leasehold.postgres.Credentials;
import io.leasehold.postgres.setup.DatabaseSetup;
import io.leasehold.postgres.setup.Migrations;
import io.leasehold.testkit.TestDatabase;
import io.leasehold.testkit.TestPostgres;

/** The databases of an application that was started once, and the folder of its migrations. */
record PreparedSystem(TestDatabase database, Path resources, Map<String, String> more) {
    static PreparedSystem in(Path folder) throws IOException, SQLException {
        PreparedSystem system = new PreparedSystem(TestPostgres.newDatabase(), folder, Map.of());
        system.migration("V1__notes.sql", """
                                          create table notes (
                                              tenant_id uuid not null default current_setting('leasehold.tenant')::uuid,
                                              id        uuid not null,
                                              body      text not null,
                                              primary key (tenant_id, id)
                                          );
                                          select leasehold.protect('notes');
                                          """);
        DatabaseSetup.prepare(system.database.access(), Migrations.control(system.database.access()), Migrations.tenant(
                system.database.access(), List.of("filesystem:" + folder.resolve("db/tenant"), "classpath:db/outbox")));
        system.person("ike@initech.example");
        system.person("uma@umbrella.example");
        return system;
    }

    /** One more script of the application. */
    void migration(String name, String sql) throws IOException {
        Files.createDirectories(resources.resolve("db/tenant"));
        Files.writeString(resources.resolve("db/tenant").resolve(name), sql);
    }

    private void person(String email) throws SQLException {
        try (Connection superuser = database.superuser();
                PreparedStatement insert = superuser.prepareStatement(
                        "insert into control.users (id, email, name, password_hash, created_at) values (?, ?, ?, 'none', now())")) {
            insert.setObject(1, UUID.randomUUID());
            insert.setString(2, email);
            insert.setString(3, email);
            insert.executeUpdate();
        }
    }

    /** The same with one more setting. */
    PreparedSystem with(String variable, String value) {
        return new PreparedSystem(database, resources, Map.of(variable, value));
    }

    CommandLineRun run(String... arguments) {
        return CommandLineRun.of(environment(), arguments);
    }

    private Map<String, String> environment() {
        Map<String, String> environment = environment(database);
        environment.put("LEASEHOLD_MIGRATIONS", resources.toString());
        environment.putAll(more);
        return environment;
    }

    /** How an application is told about a database. */
    static Map<String, String> environment(TestDatabase database) {
        Map<String, String> environment = new HashMap<>(Map.of("LEASEHOLD_POSTGRES_URL", database.access().url()));
        role(environment, "OWNER", database.access().owner());
        role(environment, "APP", database.access().app());
        role(environment, "LOOKUP", database.access().lookup());
        role(environment, "OPERATOR", database.access().operator());
        return environment;
    }

    private static void role(Map<String, String> environment, String duty, Credentials role) {
        environment.put("LEASEHOLD_POSTGRES_" + duty + "_USERNAME", role.username());
        environment.put("LEASEHOLD_POSTGRES_" + duty + "_PASSWORD", role.password());
    }
}
