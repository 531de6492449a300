package io.leasehold.platform;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.leasehold.platform.People.Founder;
import io.leasehold.postgres.Control;
import io.leasehold.postgres.Lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the running application may do to people, whatever statement somebody gets it to run. */
@Isolated("Counts operators, so that nobody else may make one meanwhile.")
@PlatformTest
class PeopleGrantsTests {
    @Autowired
    private People people;
    @Autowired
    @Control
    private JdbcClient app;
    @Autowired
    @Lookup
    private JdbcClient lookup;

    private Founder ada;
    private Founder gus;

    @BeforeEach
    void foundTwoOrganizations() {
        ada = people.founder("acme");
        gus = people.founder("globex");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "insert into users (id, email, name, password_hash, operator, created_at) "
                + "values (gen_random_uuid(), 'staff@example.com', 'Staff', 'x', true, now())",
        "update users set operator = true", "update users set password_hash = 'x'", "update users set name = 'x'",
        "delete from users", "select password_hash from users",
        "alter function change_password(uuid, text, text) owner to current_user",
        "create or replace function change_password(uuid, text, text) returns boolean language sql as 'select true'"})
    void isRefusedToTheAppRole(String statement) {
        Integer operators = operators();
        assertThatThrownBy(() -> app.sql(statement).query().listOfRows()).isInstanceOf(DataAccessException.class);
        assertThat(operators()).isEqualTo(operators);
    }

    @Test
    void changesAPasswordOnlyForWhoKnowsTheHashThatIsThere() {
        String hash = hash(ada);

        assertThat(changePassword(ada, "guessed", "new")).isNull();
        assertThat(changePassword(gus, hash, "new")).isNull();
        assertThat(hash(ada)).isEqualTo(hash);

        assertThat(changePassword(ada, hash, "{noop}new")).isTrue();
        assertThat(hash(ada)).isEqualTo("{noop}new");
        assertThat(hash(gus)).isNotEqualTo("{noop}new");
    }

    @Test
    void renamesOnePersonAlone() {
        assertThat(app.sql("select rename_person(:user, 'Owner of globex', 'X')").param("user", ada.user().value())
                .query(Boolean.class).list().getFirst()).isNull();
        assertThat(app.sql("select rename_person(:user, 'Owner of acme', 'Ada')").param("user", ada.user().value())
                .query(Boolean.class).single()).isTrue();

        assertThat(name(ada)).isEqualTo("Ada");
        assertThat(name(gus)).isEqualTo("Owner of globex");
    }

    @Test
    void leavesChangesOfPeopleToTheAppRoleAlone() {
        String hash = hash(ada);

        assertThatThrownBy(() -> lookup.sql("select change_password(:user, :hash, 'x')").param("user", ada.user()
                .value()).param("hash", hash).query().listOfRows()).isInstanceOf(DataAccessException.class);
        assertThat(hash(ada)).isEqualTo(hash);
    }

    private Boolean changePassword(Founder person, String current, String changed) {
        return app.sql("select change_password(:user, :current, :new)").param("user", person.user().value()).param(
                "current", current).param("new", changed).query(Boolean.class).list().getFirst();
    }

    private Integer operators() {
        return lookup.sql("select count(*) from users where operator").query(Integer.class).single();
    }

    private String hash(Founder person) {
        return lookup.sql("select password_hash from users where id = :user").param("user", person.user().value())
                .query(String.class).single();
    }

    private String name(Founder person) {
        return lookup.sql("select name from users where id = :user").param("user", person.user().value()).query(
                String.class).single();
    }
}
