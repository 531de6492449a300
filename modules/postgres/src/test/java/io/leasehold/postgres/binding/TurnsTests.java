package io.leasehold.postgres.binding;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import com.zaxxer.hikari.HikariDataSource;

import io.leasehold.postgres.TenantDataSource;
import io.leasehold.postgres.capability.TamperEvidence;

import static io.leasehold.postgres.binding.TwoTenants.GLOBEX;
import static io.leasehold.postgres.binding.TwoTenants.as;
import static org.assertj.core.api.Assertions.assertThat;

/** How many turns on the wire each kind of call takes, bound and unbound; the guide's table is what is counted here. */
class TurnsTests {
    private static final String ID = "'" + GLOBEX.id() + "'";
    private static final String INSERT = "insert into tasks (tenant_id, title) values (" + ID + ", 'new')";
    private static final int WARM_UP = 8;

    private interface Shape {
        void on(Connection connection) throws SQLException;
    }

    private static Map<String, Shape> shapes() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        shapes.put("query", c -> query(c, "select title from tasks where id = ?"));
        shapes.put("query by `Statement`", TurnsTests::queryByStatement);
        shapes.put("query by `JdbcClient`", c -> client(c).sql("select title from tasks where id = :id")
                .param("id", 1).query(String.class).list());
        shapes.put("join", c -> query(c,
                "select a.title, b.title from tasks a join tasks b on b.tenant_id = a.tenant_id and b.id = a.id where a.id = ?"));
        shapes.put("insert",
                c -> update(c, "insert into tasks (tenant_id, title) values (" + ID + ", 'number ' || ?::int)"));
        shapes.put("update", c -> update(c, "update tasks set title = 'x' where id = ?"));
        shapes.put("update by `JdbcTemplate`", c -> template(c).update("update tasks set title = 'x' where id = ?", 1));
        shapes.put("insert … returning", c -> query(c, "insert into tasks (tenant_id, id, title) values (" + ID
                + ", ? + 1000, 'x') on conflict do nothing returning title"));
        shapes.put("insert with generated keys", TurnsTests::generatedKeys);
        shapes.put("two queries", c -> {
            query(c, "select title from tasks where id = ?");
            query(c, "select id from tasks where id = ?");
        });
        shapes.put("batch of 10", c -> batch(c, 10));
        shapes.put("batch of 254", c -> batch(c, 254));
        shapes.put("batch of 1000", c -> batch(c, 1000));
        shapes.put("batch of 10 by `Statement`", TurnsTests::batchByStatement);
        shapes.put("batch of 10 with generated keys", TurnsTests::batchWithKeys);
        shapes.put("function by `CallableStatement`", TurnsTests::call);
        shapes.put("procedure by `PreparedStatement`", c -> update(c, "call touch_task(?)"));
        shapes.put("described before its execution", TurnsTests::described);
        shapes.put("scrollable rows", TurnsTests::scrollable);
        shapes.put("update of an updatable row", TurnsTests::updatable);
        shapes.put("5 rows by a cursor, 2 a fetch", TurnsTests::cursor);
        shapes.put("update with a stream as parameter", TurnsTests::stream);
        return shapes;
    }

    @Test
    void aCapabilityTakesNoTurn() throws SQLException {
        TwoTenants tenants = TwoTenants.onNewDatabase();
        makeProcedure(tenants);
        String[] counting = {"socketFactory", TurnCountingSocketFactory.class.getName()};
        Map<String, List<Long>> without = new LinkedHashMap<>();
        Map<String, List<Long>> with = new LinkedHashMap<>();
        try (TenantDataSource bound = tenants.pool(1, counting)) {
            for (Map.Entry<String, Shape> shape : shapes().entrySet()) {
                without.put(shape.getKey(), turns(bound, shape.getValue()));
            }
        }
        tenants.prepare(TamperEvidence.ON);
        try (TenantDataSource proven = tenants.provenPool(1, counting)) {
            for (Map.Entry<String, Shape> shape : shapes().entrySet()) {
                with.put(shape.getKey(), turns(proven, shape.getValue()));
            }
        }
        assertThat(with).isEqualTo(without);
    }

    private static List<Long> turns(DataSource source, Shape shape) throws SQLException {
        return List.of(turns(source, shape, true), turns(source, shape, false));
    }

    private static void makeProcedure(TwoTenants tenants) throws SQLException {
        try (Connection owner = tenants.owner(); Statement statement = owner.createStatement()) {
            statement.execute("create procedure touch_task(task integer) language sql as "
                    + "'update tasks set due = now() where id = task'");
        }
    }

    @Test
    void theGuideSaysHowManyTurnsEachCallTakes() throws SQLException, IOException {
        TwoTenants tenants = TwoTenants.onNewDatabase();
        makeProcedure(tenants);
        String[] counting = {"socketFactory", TurnCountingSocketFactory.class.getName()};
        List<String> table = new ArrayList<>();
        try (HikariDataSource plain = tenants.superuserPool(1, counting);
                TenantDataSource bound = tenants.pool(1, counting)) {
            for (Map.Entry<String, Shape> shape : shapes().entrySet()) {
                table.add("| " + shape.getKey() + " | " + turns(plain, shape.getValue(), true) + " | "
                        + turns(bound, shape.getValue(), true) + " | " + turns(plain, shape.getValue(), false) + " | "
                        + turns(bound, shape.getValue(), false) + " |");
            }
        }
        assertThat(Files.readString(Path.of("../../docs/guide/binding.md"))).contains(String.join("\n", table));
    }

    private static long turns(DataSource source, Shape shape, boolean autoCommit) throws SQLException {
        return as(GLOBEX, () -> {
            long turns = 0;
            try (Connection connection = source.getConnection()) {
                for (int i = 0; i < WARM_UP; i++) {
                    connection.setAutoCommit(autoCommit);
                    long before = TurnCountingSocketFactory.turns();
                    shape.on(connection);
                    if (!autoCommit) {
                        connection.commit();
                    }
                    turns = TurnCountingSocketFactory.turns() - before;
                }
            }
            return turns;
        });
    }

    private static JdbcTemplate template(Connection connection) {
        return new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    }

    private static JdbcClient client(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    private static void query(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, 1);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
            }
        }
    }

    private static void queryByStatement(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select title from tasks")) {
            rows.next();
        }
    }

    private static void update(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, 1);
            statement.executeUpdate();
        }
    }

    private static void generatedKeys(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT, new String[]{"id"})) {
            statement.executeUpdate();
            assertThat(statement.getGeneratedKeys().next()).isTrue();
        }
    }

    private static void batch(Connection connection, int size) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("update tasks set title = ? where id = ?")) {
            for (int i = 0; i < size; i++) {
                statement.setString(1, "x");
                statement.setInt(2, -i);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void batchByStatement(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (int i = 0; i < 10; i++) {
                statement.addBatch("update tasks set title = 'x' where id = " + i);
            }
            statement.executeBatch();
        }
    }

    private static void batchWithKeys(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT, new String[]{"id"})) {
            for (int i = 0; i < 10; i++) {
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void call(Connection connection) throws SQLException {
        try (CallableStatement statement = connection.prepareCall("{? = call rename_tasks(?)}")) {
            statement.registerOutParameter(1, Types.INTEGER);
            statement.setString(2, "x");
            statement.execute();
        }
    }

    private static void described(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select title from tasks where id = ?")) {
            statement.getMetaData();
            statement.setInt(1, 1);
            statement.executeQuery().close();
        }
    }

    private static void scrollable(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select title from tasks",
                ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)) {
            statement.executeQuery().last();
        }
    }

    private static void updatable(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select tenant_id, id, title from tasks where tenant_id = " + ID + " order by id limit 1",
                ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_UPDATABLE)) {
            ResultSet rows = statement.executeQuery();
            rows.next();
            rows.updateString("title", "y");
            rows.updateRow();
        }
    }

    private static void cursor(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select id from tasks where tenant_id = " + ID
                + " order by id limit 5")) {
            statement.setFetchSize(2);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    rows.getInt(1);
                }
            }
        }
    }

    private static void stream(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection
                .prepareStatement("update tasks set title = 'z' where ? is null")) {
            statement.setBinaryStream(1, new ByteArrayInputStream("x".getBytes(StandardCharsets.UTF_8)), 1);
            statement.executeUpdate();
        }
    }
}
