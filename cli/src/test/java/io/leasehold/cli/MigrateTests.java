package io.leasehold.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leasehold.outbox.Outbox;

import static org.assertj.core.api.Assertions.assertThat;

class MigrateTests {
    @Test
    void bringsAllThreeLevelsToWhatTheApplicationsFilesSay(@TempDir Path folder) throws IOException, SQLException {
        PreparedSystem system = PreparedSystem.in(folder);
        system.run("tenants", "create", "initech", "--owner", "ike@initech.example", "--placement", "schema").expect(0);
        system.run("tenants", "create", "umbrella", "--owner", "uma@umbrella.example", "--placement", "database")
                .expect(
                        0);
        system.run("migrate").expect(0);
        assertThat(system.run("status", "--check").expect(0).out()).contains("nothing is pending");

        system.migration("V2__pinned.sql", "alter table notes add column pinned boolean not null default false;");

        assertThat(system.run("status", "--check").expect(1).out()).contains("3 pending");
        assertThat(system.run("migrate", "--dry-run", "--canary", "umbrella").expect(0).out().lines()).hasSize(4)
                .element(1).asString().startsWith("canary  umbrella");
        assertThat(system.run("migrate", "--json").expect(0).json().path("migrated").asInt()).isEqualTo(3);
        assertThat(system.run("migrate").expect(0).out()).contains("Nothing is pending.");
        assertThat(system.run("drift").expect(0).out()).contains("Every place is as the migrations make it.");
    }

    @Test
    void tellsWhichPlacesAreNotAsTheFilesMakeThem(@TempDir Path folder) throws IOException, SQLException {
        PreparedSystem system = PreparedSystem.in(folder);
        String schema = system.run("tenants", "create", "initech", "--owner", "ike@initech.example", "--placement",
                "schema", "--json").expect(0).json().path("location").asString();
        system.run("tenants", "create", "other", "--owner", "ike@initech.example", "--placement", "schema").expect(0);
        try (Connection superuser = system.database().superuser(); Statement statement = superuser.createStatement()) {
            statement.execute("alter table " + schema + ".notes disable row level security");
        }

        CommandLineRun run = system.run("drift", "--definitions").expect(1);

        assertThat(run.out().lines()).hasSize(2).last().asString().contains("main/" + schema, "different", "notes");
    }

    @Test
    void namesThePlacesThatFailedAndMigratesTheOthers(@TempDir Path folder) throws IOException, SQLException {
        PreparedSystem system = PreparedSystem.in(folder);
        system.run("tenants", "create", "initech", "--owner", "ike@initech.example", "--placement", "schema").expect(0);
        system.run("tenants", "create", "umbrella", "--owner", "uma@umbrella.example", "--placement", "database")
                .expect(
                        0);
        system.migration("V2__only_in_own_databases.sql",
                """
                do $$ begin
                  if current_schema() like 't\\_%' then raise exception 'not in a schema'; end if;
                end $$;""");

        CommandLineRun run = system.run("migrate", "--attempts", "1").expect(1);

        assertThat(run.out()).contains("FAILED", "initech", "not in a schema").doesNotContain("umbrella");
        assertThat(system.run("status").expect(0).out()).contains("FAILED PLACE", "not in a schema");
    }

    @Test
    void takesTheFilesOutOfAJar(@TempDir Path folder) throws IOException, SQLException {
        PreparedSystem system = PreparedSystem.in(folder.resolve("resources"));
        Path jar = folder.resolve("app.jar");
        try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of("create", "true"))) {
            Path inside = Files.createDirectories(zip.getPath("/BOOT-INF/classes/db/tenant"));
            Files.copy(folder.resolve("resources/db/tenant/V1__notes.sql"), inside.resolve("V1__notes.sql"));
            Path outbox = Files.createDirectories(zip.getPath("/BOOT-INF/classes/db/outbox"));
            for (String name : List.of("V0_1__outbox.sql", "V0_2__position_is_seen_by_no_tenant.sql")) {
                try (InputStream script = Outbox.class.getResourceAsStream("/db/outbox/" + name)) {
                    Files.copy(Objects.requireNonNull(script), outbox.resolve(name));
                }
            }
        }
        system.run("migrate").expect(0);

        assertThat(system.run("migrate", "--migrations", jar.toString()).expect(0).out()).contains(
                "Nothing is pending.");
        assertThat(system.run("migrate", "--migrations", folder.resolve("nowhere").toString()).expect(1).err())
                .contains("no such folder or jar");
    }
}
