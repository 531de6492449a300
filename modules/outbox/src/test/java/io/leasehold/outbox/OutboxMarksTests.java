package io.leasehold.outbox;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;

import io.leasehold.testkit.TestDatabase;
import io.leasehold.testkit.TestPostgres;

import static io.leasehold.outbox.TwoTenants.ACME;
import static io.leasehold.outbox.TwoTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Two nodes and the marks of two tenants, with every time in between that a clock could bring. */
class OutboxMarksTests {
    private static final TestDatabase DATABASE = TestPostgres.newDatabase().migrate();
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static Connection superuser;

    private final Counted lookup = new Counted();
    private final OutboxMarks node = new OutboxMarks(lookup, LIFE, INTERVAL);
    private final OutboxMarks other = new OutboxMarks(lookup, LIFE, INTERVAL);

    @BeforeAll
    static void connect() throws SQLException {
        superuser = DATABASE.superuser();
    }

    @AfterAll
    static void disconnect() throws SQLException {
        superuser.close();
    }

    @BeforeEach
    void forget() throws SQLException {
        sql("truncate control.outbox_marks");
    }

    @Test
    void aNodeWritesAMarkAndThenRemembersIt() throws SQLException {
        node.write(ACME.id());
        node.write(ACME.id());
        node.write(GLOBEX.id());

        assertThat(lookup.connections).hasValue(2);
        assertThat(number("select count(*) from control.outbox_marks")).isEqualTo(2);
        assertThat(number("select extract(epoch from max(written_until) - now()) from control.outbox_marks"))
                .isBetween(590, 600);
        assertThat(number("select extract(epoch from max(due_at) - now()) from control.outbox_marks"))
                .isBetween(50, 60);
    }

    @Test
    void aMarkIsRenewedBeforeAnybodyMayTakeItAway() throws SQLException {
        OutboxMarks forgetful = new OutboxMarks(lookup, Duration.ofMillis(2), INTERVAL);

        forgetful.write(ACME.id());
        String first = text("select written_until from control.outbox_marks");
        long remembered = System.nanoTime() + Duration.ofMillis(1).toNanos();
        while (System.nanoTime() <= remembered) {
            Thread.onSpinWait();
        }
        forgetful.write(ACME.id());

        assertThat(text("select written_until from control.outbox_marks")).isGreaterThan(first);
    }

    @Test
    void aShorterMarkOfAnotherNodeTakesNothingFromALongerOne() throws SQLException {
        node.write(ACME.id());
        String longer = text("select written_until from control.outbox_marks");

        new OutboxMarks(lookup, Duration.ofSeconds(1), INTERVAL).write(ACME.id());

        assertThat(text("select written_until from control.outbox_marks")).isEqualTo(longer);
    }

    @Test
    void oneOfTwoNodesLooksAndTheOtherWhenThatOneHasNotSettledIt() throws SQLException {
        node.write(ACME.id());
        other.write(GLOBEX.id());
        assertThat(node.takeDue()).isEmpty();
        timePasses(INTERVAL);

        assertThat(node.takeDue()).containsExactlyInAnyOrder(ACME.id(), GLOBEX.id());
        assertThat(other.takeDue()).isEmpty();
        timePasses(INTERVAL);
        assertThat(other.takeDue()).containsExactlyInAnyOrder(ACME.id(), GLOBEX.id());
    }

    @Test
    void aMarkStaysAsLongAsSomebodyMayCommitThoughNothingWasFound() throws SQLException {
        node.write(ACME.id());
        timePasses(INTERVAL);

        assertThat(node.takeDue()).containsExactly(ACME.id());
        node.foundEmpty(ACME.id(), node.takenAt(ACME.id()));

        assertThat(number("select count(*) from control.outbox_marks")).isEqualTo(1);
    }

    @Test
    void aMarkWhoseTimeIsOverGoesWhenNothingIsFound() throws SQLException {
        node.write(ACME.id());
        node.write(GLOBEX.id());
        timePasses(LIFE);

        assertThat(node.takeDue()).contains(ACME.id());
        node.foundEmpty(ACME.id(), node.takenAt(ACME.id()));

        assertThat(text("select tenant_id from control.outbox_marks")).isEqualTo(GLOBEX.id().toString());
    }

    @Test
    void aMarkThatIsRenewedDuringTheLookStays() throws SQLException {
        node.write(ACME.id());
        timePasses(LIFE);
        assertThat(node.takeDue()).containsExactly(ACME.id());
        OffsetDateTime begun = node.takenAt(ACME.id());

        other.write(ACME.id());
        node.foundEmpty(ACME.id(), begun);

        assertThat(number("select count(*) from control.outbox_marks")).isEqualTo(1);
    }

    /** Its last event may have been committed after that look, and just before its time was over. */
    @Test
    void aLookThatBeganBeforeTheMarkWasTakenRemovesNothing() throws SQLException {
        node.write(ACME.id());
        OffsetDateTime begunEarlier = node.takenAt(ACME.id());
        timePasses(LIFE);
        assertThat(node.takeDue()).containsExactly(ACME.id());

        node.foundEmpty(ACME.id(), begunEarlier);
        assertThat(number("select count(*) from control.outbox_marks")).isEqualTo(1);

        OffsetDateTime first = node.takenAt(ACME.id());
        timePasses(INTERVAL);
        assertThat(node.takeDue()).containsExactly(ACME.id());
        node.foundEmpty(ACME.id(), first);
        assertThat(number("select count(*) from control.outbox_marks")).isEqualTo(1);
    }

    @Test
    void whatIsLeftIsLookedAfterWhenItIsDueAndNeverLaterThanOthersWhileMoreMayCome() throws SQLException {
        node.write(ACME.id());

        node.leftFor(ACME.id(), Duration.ofSeconds(5));
        assertThat(secondsUntilDue()).isBetween(0, 5);
        node.leftFor(ACME.id(), Duration.ofHours(1));
        assertThat(secondsUntilDue()).isBetween(50, 60);

        timePasses(LIFE.plus(INTERVAL));
        node.leftFor(ACME.id(), Duration.ofHours(1));
        assertThat(secondsUntilDue()).isBetween(3_590, 3_600);
        other.write(ACME.id());
        assertThat(secondsUntilDue()).isBetween(50, 60);
    }

    @Test
    void whatIsLeftIsMarkedThoughNobodyHasMarkedIt() throws SQLException {
        node.leftFor(ACME.id(), Duration.ofSeconds(5));

        assertThat(secondsUntilDue()).isBetween(0, 5);
    }

    @Test
    void aTenantThatIsNoMoreIsForgotten() throws SQLException {
        node.write(ACME.id());
        node.write(GLOBEX.id());

        node.forget(ACME.id());

        assertThat(text("select tenant_id from control.outbox_marks")).isEqualTo(GLOBEX.id().toString());
    }

    @Test
    void noMoreThanAHandfulIsTakenAtOnceTheLongestDueFirst() throws SQLException {
        sql("insert into control.outbox_marks select gen_random_uuid(), now(), now() - i * interval '1 s' from generate_series(1, 1000) i");
        sql("insert into control.outbox_marks values ('" + ACME.id() + "', now(), now() - interval '1 h')");

        assertThat(node.takeDue()).hasSize(200).contains(ACME.id());
        assertThat(other.takeDue()).hasSize(200).doesNotContain(ACME.id());
    }

    @Test
    void theAppRoleHasNoBusinessWithMarks() throws SQLException {
        try (Connection app = DATABASE.connect(DATABASE.access().app()); Statement statement = app.createStatement()) {
            for (String attempt : new String[]{"select * from outbox_marks", "delete from outbox_marks"}) {
                assertThatThrownBy(() -> statement.execute(attempt)).hasMessageContaining("permission denied");
            }
        }
    }

    private static int secondsUntilDue() throws SQLException {
        return number("select floor(extract(epoch from due_at - now())) from control.outbox_marks");
    }

    /** For the clock of the database, which is the only one that counts. */
    private static void timePasses(Duration time) throws SQLException {
        String past = " - interval '" + time.toMillis() + " ms'";
        sql("update control.outbox_marks set written_until = written_until" + past + ", due_at = due_at" + past);
    }

    private static void sql(String statement) throws SQLException {
        try (Statement change = superuser.createStatement()) {
            change.execute(statement);
        }
    }

    private static String text(String query) throws SQLException {
        try (Statement select = superuser.createStatement(); ResultSet row = select.executeQuery(query)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private static int number(String query) throws SQLException {
        return (int) Double.parseDouble(text(query));
    }

    /** Connections of the lookup role, counted. */
    private static final class Counted extends AbstractDataSource {
        private final AtomicInteger connections = new AtomicInteger();

        @Override
        public Connection getConnection() throws SQLException {
            connections.incrementAndGet();
            return DriverManager.getConnection(DATABASE.url() + "?currentSchema=control", DATABASE.access().lookup()
                    .username(), DATABASE.access().lookup().password());
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return getConnection();
        }
    }
}
