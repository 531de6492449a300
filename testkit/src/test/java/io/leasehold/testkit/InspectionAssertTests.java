package io.leasehold.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

import javax.sql.DataSource;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.leasehold.postgres.inspection.Conventions;

import static io.leasehold.testkit.InspectionAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Two databases: in one of them something is planted that would not keep tenants apart. */
class InspectionAssertTests {
    private static final TestDatabase SOUND = TestPostgres.newDatabase();
    private static final TestDatabase PLANTED = TestPostgres.newDatabase();

    @BeforeAll
    static void plant() throws SQLException {
        SOUND.migrate();
        PLANTED.migrate();
        try (Connection superuser = PLANTED.superuser(); Statement statement = superuser.createStatement()) {
            statement.execute("create table shared.\"loose 100%s\" (tenant_id uuid primary key); "
                    + "select leasehold.protect('shared.\"loose 100%s\"'); "
                    + "alter table shared.\"loose 100%s\" no force row level security");
        }
    }

    @Test
    void passesWhereTenantsAreKeptApart() {
        assertThat(app(SOUND), conventions(SOUND)).isSafe();
        assertThat(app(SOUND), conventions(SOUND)).isClean();
    }

    @Test
    void failsWithEachFindingAndWhatToDo() {
        assertThatThrownBy(() -> assertThat(app(PLANTED), conventions(PLANTED)).isSafe()).isInstanceOf(
                AssertionError.class)
                .hasMessageContainingAll("loose 100%s", "[security-not-forced]")
                .hasMessageNotContaining("letters");
    }

    @Test
    void livesWithWhatIsIgnoredByNameForAsLongAsItIsThere() {
        assertThat(app(PLANTED), conventions(PLANTED)).ignoring("security-not-forced:shared.\"loose 100%s\"").isSafe();

        assertThatThrownBy(() -> assertThat(app(SOUND), conventions(SOUND)).ignoring("security-not-forced").isSafe())
                .hasMessageContaining("do not ignore it");
    }

    @Test
    void doesNotPassWhereNothingWasLookedAt() {
        Conventions elsewhere = new Conventions(List.of("nowhere"), "tenant_id", "uuid", "leasehold.tenant",
                List.of(SOUND
                        .access().app().username()),
                Set.of());

        assertThatThrownBy(() -> assertThat(app(SOUND), elsewhere).isSafe()).isInstanceOf(
                AssertionError.class);
    }

    private static DataSource app(TestDatabase database) {
        return database.access().unpooled(database.access().app(), "shared");
    }

    private static Conventions conventions(TestDatabase database) {
        return Conventions.leasehold(database.access().app().username());
    }
}
