package io.leasehold.postgres.fleet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leasehold.postgres.Place;
import io.leasehold.postgres.setup.Migrations;

import static io.leasehold.postgres.fleet.TestFleet.LETTERS;
import static org.assertj.core.api.Assertions.assertThat;

class MigrationArchiveTests {
    private final TestFleet fleet;

    MigrationArchiveTests(@TempDir Path folder) {
        fleet = new TestFleet(folder);
    }

    @Test
    void takesMigrationsOutOfAJarAndTheJarsWithinIt(@TempDir Path elsewhere) throws Exception {
        Path jar = elsewhere.resolve("application.jar");
        ByteArrayOutputStream library = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(library)) {
            put(zip, "db/outbox/V0_1__events.sql", "create table events (id int)");
        }
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            put(zip, "BOOT-INF/classes/db/tenant/V1__letters.sql", LETTERS);
            put(zip, "BOOT-INF/classes/db/control/V1__people.sql", "create table people (id int)");
            put(zip, "db/tenant/../../V9__evil.sql", "create table evil (id int)");
            zip.putNextEntry(new ZipEntry("BOOT-INF/lib/events.jar"));
            zip.write(library.toByteArray());
        }
        Place place = fleet.place(fleet.newSchema());

        try (MigrationArchive archive = MigrationArchive.open(jar)) {
            TenantMigrations migrations = new TenantMigrations(Migrations.tenant(fleet.access, archive.locations()));
            assertThat(new PlaceMigrator(migrations, Duration.ZERO).migrate(place).applied()).isEqualTo(2);
        }
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
