package io.leasehold.postgres.inspection;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.leasehold.postgres.DatabaseAccess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** What an application asks of a database before it starts upon it, through its own connections. */
class StartUpInspectionTests {
    private static final InspectedDatabase DATABASE = new InspectedDatabase();
    private static final DatabaseAccess ACCESS = DATABASE.access;

    @AfterEach
    void remove() {
        DATABASE.asOwner("drop table if exists shared.faulty cascade");
    }

    @Test
    void acceptsADatabaseAsLeaseholdPreparesIt() {
        DATABASE.asOwner(InspectedDatabase.SOUND);

        assertThat(DATABASE.problems()).isEmpty();
        assertThatCode(() -> InspectedDatabase.inspection(ACCESS).require()).doesNotThrowAnyException();
    }

    @Test
    void listsAllErrorsAndTheirRemedies() {
        DATABASE.asOwner(InspectedDatabase.SOUND + """
                                                   alter table shared.faulty no force row level security;
                                                   create unique index faulty_index on shared.faulty (name)""");

        assertThatThrownBy(() -> InspectedDatabase.inspection(ACCESS).require()).isInstanceOfSatisfying(
                UnsafeDatabaseException.class, refusal -> {
                    assertThat(refusal.findings()).extracting(Finding::rule).containsExactly(Rule.SECURITY_NOT_FORCED,
                            Rule.KEY_WITHOUT_TENANT);
                    assertThat(refusal.problem()).startsWith("The table shared.faulty does not force").contains(
                            "- The unique key shared.faulty_index");
                    assertThat(refusal.remedy()).contains("comment on index shared.faulty_index is");
                });
    }

    @Test
    void startsDespiteWarnings() {
        DATABASE.asOwner(InspectedDatabase.SOUND + "create index faulty_index on shared.faulty (name)");

        assertThat(DATABASE.problems()).containsExactly(
                "The index shared.faulty_index of shared.faulty does not begin with tenant_id.");
        assertThatCode(() -> InspectedDatabase.inspection(ACCESS).require()).doesNotThrowAnyException();
    }

    @Test
    void refusesAnAddressThatBindsATenant() {
        assertThat(InspectedDatabase.problems(DATABASE.withParameters("options=-c%20leasehold.tenant=x")))
                .containsExactly(
                        "Connections begin with a setting of leasehold.tenant, which would bind whatever is unbound.");
    }

    @Test
    void refusesAnAddressThatLeadsToAnotherSchema() {
        assertThat(findings(DATABASE.withParameters("currentSchema=control")))
                .extracting(Finding::rule, Finding::problem)
                .containsExactly(tuple(Rule.SEARCH_PATH,
                        "Connections look for tables in schema control instead of shared."));
    }

    @Test
    void refusesOneRoleForTwoDuties() {
        DatabaseAccess one = new DatabaseAccess(ACCESS.url(), ACCESS.owner(), ACCESS.app(), ACCESS.app(), ACCESS
                .operator());

        assertThat(findings(one)).extracting(Finding::rule).containsExactly(Rule.ROLES_SHARED);
    }

    @Test
    void refusesTheOwnerAsRuntimeRole() {
        DatabaseAccess asOwner = new DatabaseAccess(ACCESS.url(), ACCESS.owner(), ACCESS.owner(), ACCESS.lookup(),
                ACCESS.operator());

        assertThat(InspectedDatabase.problems(asOwner)).contains("The role " + ACCESS.owner()
                + " owns functions, schemas, tables, so that it could switch row-level security off.");
    }

    private static List<Finding> findings(DatabaseAccess access) {
        return InspectedDatabase.inspection(access).findings();
    }
}
