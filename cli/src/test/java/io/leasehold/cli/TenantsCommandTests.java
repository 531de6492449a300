package io.leasehold.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenantsCommandTests {
    private PreparedSystem system;

    @BeforeAll
    void prepare(@TempDir Path folder) throws IOException, SQLException {
        system = PreparedSystem.in(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shared", "schema", "database"})
    void makesClosesOpensAndDropsATenantAtEachLevel(String level) {
        String slug = "initech-" + level;
        String other = "umbrella-" + level;
        system.run("tenants", "create", other, "--owner", "uma@umbrella.example", "--placement", level).expect(0);

        JsonNode made = system.run("tenants", "create", slug, "--name", "Initech", "--owner", "ike@initech.example",
                "--placement", level, "--connections", "3", "--json").expect(0).json();
        assertThat(made.path("status").asString()).isEqualTo("active");
        assertThat(made.path("placement").asString()).isEqualTo(level);
        assertThat(made.path("connections").asInt()).isEqualTo(3);

        assertThat(system.run("tenants", "suspend", slug, "--reason", "invoice 4711").expect(0).out()).contains(slug
                + " is suspended.");
        assertThat(statusOf(slug)).isEqualTo("suspended");
        system.run("tenants", "resume", slug).expect(0);
        assertThat(statusOf(slug)).isEqualTo("active");

        assertThat(system.run("tenants", "drop", slug, "--confirm", other).expect(1).err()).contains(slug);
        assertThat(statusOf(slug)).isEqualTo("active");
        system.run("tenants", "drop", slug, "--confirm", slug, "--retention", "30d").expect(0);
        assertThat(statusOf(slug)).isEqualTo("deactivated");
        assertThat(system.run("tenants", "drop", slug, "--confirm", slug, "--now").expect(0).out()).contains(slug
                + " is gone");

        assertThat(system.run("tenants", "show", slug).expect(1).err()).contains("There is no tenant \"" + slug + "\"");
        assertThat(statusOf(other)).isEqualTo("active");
        system.run("tenants", "create", slug, "--owner", "ike@initech.example").expect(0);
    }

    @Test
    void changesLimitsAndWhoIsMigratedFirst() {
        system.run("tenants", "create", "changing", "--owner", "ike@initech.example", "--connections", "4").expect(0);

        JsonNode changed = system
                .run("tenants", "change", "changing", "--statement-timeout", "10s", "--canary", "--json")
                .expect(0).json();
        assertThat(changed.path("connections").asInt()).isEqualTo(4);
        assertThat(changed.path("statement_timeout_ms").asInt()).isEqualTo(10_000);
        assertThat(changed.path("canary").asBoolean()).isTrue();

        JsonNode usual = system.run("tenants", "change", "changing", "--usual-limits", "--no-canary", "--json")
                .expect(0)
                .json();
        assertThat(usual.path("connections").isNull()).isTrue();
        assertThat(usual.path("canary").asBoolean()).isFalse();
    }

    @Test
    void keepsDataAsLongAsTheApplicationWould() {
        system.run("tenants", "create", "kept", "--owner", "ike@initech.example").expect(0);

        JsonNode drop = system.with("LEASEHOLD_PROVISIONING_RETENTION", "365d")
                .run("tenants", "drop", "kept", "--confirm",
                        "kept", "--json")
                .expect(0).json();

        assertThat(Instant.parse(drop.path("drop_at").asString())).isAfter(Instant.now().plus(Duration.ofDays(364)));
        assertThat(drop.path("slug").asString()).isEqualTo("kept");
    }

    private String statusOf(String slug) {
        return system.run("tenants", "show", slug, "--json").expect(0).json().path("status").asString();
    }

    @Test
    void listsTenantsForPeopleAndForPrograms() {
        system.run("tenants", "create", "acme", "--name", "Acme \u001b[31mTools", "--owner", "ike@initech.example")
                .expect(1);
        system.run("tenants", "create", "acme", "--name", "Acme Tools", "--owner", "ike@initech.example").expect(0);
        system.run("tenants", "create", "globex", "--owner", "uma@umbrella.example", "--placement", "schema").expect(0);

        assertThat(system.run("tenants", "list", "--match", "acme").expect(0).out().lines()).hasSize(2).first()
                .asString().startsWith("SLUG").contains("STATUS", "PLACEMENT", "SERVER");
        assertThat(system.run("tenants", "list", "--placement", "schema", "--match", "globex", "--json").expect(0)
                .json()).singleElement().satisfies(tenant -> {
                    assertThat(tenant.path("slug").asString()).isEqualTo("globex");
                    assertThat(tenant.path("location").asString()).startsWith("t_");
                });
        assertThat(system.run("tenants", "list", "--match", "nobody").expect(0).out()).isEqualToIgnoringNewLines(
                "No tenants.");
    }

    @Test
    void saysWhatToDoWhenItCannotBeDone() {
        system.run("tenants", "create", "taken", "--owner", "ike@initech.example").expect(0);

        assertThat(system.run("tenants", "create", "taken", "--owner", "uma@umbrella.example").expect(1).err())
                .contains(
                        "address");
        assertThat(system.run("tenants", "create", "x-y", "--owner", "nobody@nowhere.example").expect(1).err())
                .contains("signed up");
        assertThat(system.run("tenants", "create", "X!", "--owner", "ike@initech.example").expect(1).err()).contains(
                "cannot be a slug");
        assertThat(system.run("tenants", "create", "elsewhere", "--owner", "ike@initech.example", "--server", "mars")
                .expect(1).err()).contains("mars");
        assertThat(
                system.run("tenants", "create", "y-y", "--owner", "ike@initech.example", "--connections", "0").expect(
                        1).err())
                .contains("at least 1").doesNotContain("insert");
        assertThat(system.run("tenants", "drop", "taken", "--confirm", "taken", "--now", "--retention", "30d").expect(2)
                .err()).contains("mutually exclusive");
        assertThat(system.run("tenants", "create", "z-z", "--placement", "schema").expect(2).err()).contains("--owner");
        for (String secret : List.of("password", "\tat ", "select ")) {
            assertThat(system.run("tenants", "create", "taken", "--owner", "uma@umbrella.example").err())
                    .doesNotContain(secret);
        }
    }
}
