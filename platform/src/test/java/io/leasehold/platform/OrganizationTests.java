package io.leasehold.platform;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.leasehold.platform.People.Founder;

import static org.assertj.core.api.Assertions.assertThat;

@PlatformTest
class OrganizationTests {
    @Autowired
    private People people;

    private Founder acme;
    private Founder globex;

    @BeforeEach
    void foundTwoOrganizations() {
        acme = people.founder("acme");
        globex = people.founder("globex");
    }

    @Test
    void listsOnlyTheCallersOwnWithTheRole() {
        Answer answer = acme.api().get("/api/organizations");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("items")).hasSize(1);
        assertThat(answer.json().path("items").path(0).path("slug").asString()).isEqualTo(acme.slug());
        assertThat(answer.json().path("items").path(0).path("role").asString()).isEqualTo("owner");
        assertThat(answer.json().path("next").isNull()).isTrue();
        assertThat(answer.body()).doesNotContain(globex.slug());
    }
}
