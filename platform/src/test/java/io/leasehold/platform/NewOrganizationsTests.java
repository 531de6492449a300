package io.leasehold.platform;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

import io.leasehold.core.TenantDirectory;
import io.leasehold.core.TenantKey;
import io.leasehold.platform.People.Founder;
import io.leasehold.postgres.provisioning.Level;

import static org.assertj.core.api.Assertions.assertThat;

/** Where organizations live that people found, when the configuration says so. */
@PlatformTest
@TestPropertySource(properties = {"leasehold.platform.new-organizations.placement=schema"})
@DirtiesContext
class NewOrganizationsTests {
    @Autowired
    private People people;
    @Autowired
    private TenantDirectory directory;

    @Test
    void haveASchemaOfTheirOwnOnceTheyAreThere() {
        Founder acme = people.founder("acme");
        Founder globex = people.founder("globex");
        Answer second = acme.api().post("/api/organizations", "{\"name\": \"Second\", \"slug\": \"%s-second\"}"
                .formatted(acme.slug()));

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text("status")).isEqualTo("active");
        assertThat(level(acme.slug())).isEqualTo(Level.SCHEMA);
        assertThat(level(acme.slug() + "-second")).isEqualTo(Level.SCHEMA);
        assertThat(people.token(acme.email(), acme.slug() + "-second").get("/api/organizations/current").status())
                .isEqualTo(200);
        assertThat(globex.api().get(acme.path()).status()).isEqualTo(404);
        assertThat(globex.api().get(globex.path()).status()).isEqualTo(200);
    }

    private Level level(String slug) {
        return Level.of(directory.find(new TenantKey(slug)).orElseThrow().placement());
    }
}
