package io.leasehold.testkit.statements;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.leasehold.postgres.inspection.Conventions;
import io.leasehold.testkit.TestDatabase;
import io.leasehold.testkit.TestPostgres;

import static org.assertj.core.api.Assertions.assertThat;

/** On a database that Leasehold has not set up, with a column and a type of its own for who a row belongs to. */
class RecordingTests {
    private static final TestDatabase DATABASE = TestPostgres.newDatabase();
    private static final Conventions FOREIGN = new Conventions(List.of("shop"), "customer", "text", "shop.customer",
            List.of("shop"), Set.of("shop.currencies"));

    private final Recording recording = new Recording();
    private final DriverManagerDataSource plain = new DriverManagerDataSource(DATABASE.url() + "?currentSchema=shop",
            DATABASE.administrator().username(), DATABASE.administrator().password());

    @BeforeAll
    static void shop() throws SQLException {
        try (Connection connection = DATABASE.superuser(); Statement statement = connection.createStatement()) {
            statement.execute("""
                              create schema shop;
                              create table shop.orders (customer text not null, id int, primary key (customer, id));
                              create table shop.currencies (customer text, code text);
                              create table shop.prices (customer text, id int);
                              comment on table shop.prices is 'leasehold:exempt a list for all';
                              create table shop.countries (code text);
                              create view shop.numbers as select id from shop.orders;
                              create view shop.all_numbers as select id from shop.numbers;
                              create view shop.own_orders as select customer, id from shop.orders;
                              create schema t_acme;
                              create table t_acme.orders (customer text not null, id int);
                              insert into shop.orders values ('acme', 1), ('globex', 2)""");
        }
    }

    @Test
    void learnsFromTheCatalogWhoseTablesAreWhose() throws SQLException {
        try (Connection connection = plain.getConnection()) {
            TenantTables tables = TenantTables.of(connection, FOREIGN);

            assertThat(tables.size()).isEqualTo(4);
            assertThat(List.of("orders", "currencies", "prices", "countries", "numbers", "all_numbers", "own_orders",
                    "unheard_of")).map(name -> tables.standing(null, name)).map(Enum::name)
                    .containsExactly("OF_TENANTS",
                            "EXEMPT", "EXEMPT", "WITHOUT_COLUMN", "BLIND_VIEW", "BLIND_VIEW", "OF_TENANTS", "UNKNOWN");
            assertThat(tables.standing("t_acme", "orders")).isEqualTo(TenantTables.Standing.OF_TENANTS);
            assertThat(tables.standing("shop", "prices")).isEqualTo(TenantTables.Standing.EXEMPT);
        }
    }

    @Test
    void notesEachWayToSendAStatementAndTheLineThatDid() throws SQLException {
        recording.start(LintSettings.of(FOREIGN));
        recording.learn(plain);
        try (Connection connection = recording.watch(plain).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select 1 as executed from orders");
            statement.executeQuery("select 1 as queried from orders").close();
            statement.executeUpdate("update orders set id = 3 where id = 4");
            statement.addBatch("delete from orders where id = 5");
            statement.addBatch("delete from orders where id = 6");
            statement.executeBatch();
            try (PreparedStatement prepared = connection.prepareStatement("delete from orders where id = ?")) {
                prepared.setInt(1, 7);
                prepared.addBatch();
                prepared.executeBatch();
            }
            try (PreparedStatement prepared = connection.prepareStatement("select 1 as never_sent from orders")) {
                assertThat(prepared).isNotNull();
            }
            try (CallableStatement call = connection.prepareCall("select 1 as called from orders")) {
                call.execute();
            }
            try (Statement updatable = connection.createStatement(ResultSet.TYPE_FORWARD_ONLY,
                    ResultSet.CONCUR_UPDATABLE)) {
                updatable.executeQuery("select customer, id from orders where customer = 'acme'").close();
            }
        }
        JdbcClient.create(recording.watch(plain)).sql("select id from orders where customer = :customer").param(
                "customer", "globex").query(Integer.class).list();

        LintReport report = recording.report();

        assertThat(report.statements()).isEqualTo(9);
        assertThat(report.faults().keySet()).hasSize(8).allSatisfy(sent -> {
            assertThat(sent.sql()).doesNotContain("never_sent", "globex");
            assertThat(sent.line().getFileName()).isEqualTo("RecordingTests.java");
            assertThat(sent.line().getMethodName()).isEqualTo("notesEachWayToSendAStatementAndTheLineThatDid");
        });
    }

    @Test
    void showsTheLineBehindWhatOnlyPassesStatementsOn() {
        recording.start(LintSettings.of(FOREIGN).plumbing(Passing.class.getName()));
        Passing.on(() -> JdbcClient.create(recording.watch(plain)).sql("select 1").query(Integer.class).single());
        recording.learn(plain);

        assertThat(new Lines(List.of(RecordingTests.class.getName())).now().map(StackTraceElement::getClassName))
                .isNotEqualTo(Optional.of(RecordingTests.class.getName()));
        assertThat(recording.report().lines()).isOne();
    }

    @Test
    void isNoBarrierToWhatIsBehind() throws SQLException {
        recording.start(LintSettings.of(FOREIGN));

        assertThat(recording.watch(plain).isWrapperFor(DriverManagerDataSource.class)).isTrue();
        assertThat(recording.watch(plain).unwrap(DriverManagerDataSource.class)).isSameAs(plain);
    }

    private static final class Passing {
        static void on(Runnable work) {
            work.run();
        }
    }
}
