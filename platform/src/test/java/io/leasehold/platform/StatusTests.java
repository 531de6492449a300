package io.leasehold.platform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.leasehold.platform.People.Founder;
import io.leasehold.postgres.DatabaseAccess;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of an organization that an operator has suspended, by hand as long as there is no command for it. */
@PlatformTest
class StatusTests {
    @Autowired
    private People people;
    @Autowired
    private DatabaseAccess database;

    private Founder acme;
    private Founder globex;

    @BeforeEach
    void foundTwoOrganizations() throws SQLException {
        acme = people.founder("acme");
        globex = people.founder("globex");
        setStatus("suspended");
    }

    @Test
    void isSaidToMembersAndToNobodyElse() {
        Answer own = acme.api().get(acme.path());
        Answer foreign = globex.api().get(acme.path());

        assertThat(own.status()).isEqualTo(403);
        assertThat(own.text("code")).isEqualTo("tenant_suspended");
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.apartFromTrace()).isEqualTo(globex.api().get("/api/organizations/" + People.randomId())
                .apartFromTrace());
    }

    @Test
    void isSeenInTheListOfOnesOwn() {
        assertThat(people.browser(acme.email()).get("/api/organizations").json().path("items").path(0).path("status")
                .asString()).isEqualTo("suspended");
    }

    @Test
    void holdsForASessionToo() {
        Answer answer = people.browser(acme.email()).get("/orgs/" + acme.slug() + "/api/organizations/current");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text("code")).isEqualTo("tenant_suspended");
    }

    @Test
    void endsAsItBegan() throws SQLException {
        setStatus("active");

        assertThat(acme.api().get(acme.path()).status()).isEqualTo(200);
    }

    private void setStatus(String status) throws SQLException {
        try (Connection owner = DriverManager.getConnection(database.url() + "?currentSchema=control", database.owner()
                .username(), database.owner().password());
                PreparedStatement update = owner.prepareStatement(
                        "update tenants set status = ? where tenant_id = ?")) {
            update.setString(1, status);
            update.setObject(2, acme.organization().value());
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }
}
