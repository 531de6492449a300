package io.leasehold.postgres.binding;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

import com.zaxxer.hikari.HikariDataSource;

import io.leasehold.core.Placement;
import io.leasehold.core.Slug;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;
import io.leasehold.core.TenantId;
import io.leasehold.core.TenantStatus;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.TenantDataSource;
import io.leasehold.postgres.TestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Servers before version 18 do not tell where a session looks for tables, so that the binding alone can see that somebody has changed it. */
class PathOnOlderServersTests {
    private static final String SHARED = "shared,leasehold";
    private static final String WRITE = "insert into notes (text) values ('new') returning tableoid::regclass::text";

    private final DatabaseAccess access = TestServer.preparedDatabase();
    private final Tenant acme = tenant("acme");
    private final Tenant globex = tenant("globex");
    private final HikariDataSource pool = pool();

    private static Tenant tenant(String slug) {
        return new Tenant(new TenantId(UUID.randomUUID()), new Slug(slug), TenantStatus.ACTIVE,
                new Placement.SharedTables());
    }

    private HikariDataSource pool() {
        HikariDataSource one = new HikariDataSource();
        one.setJdbcUrl(access.url() + "?currentSchema=" + SHARED + "&sslmode=disable&gssEncMode=disable&socketFactory="
                + BlindSocketFactory.class.getName());
        one.setUsername(access.app().username());
        one.setPassword(access.app().password());
        one.setMaximumPoolSize(1);
        return one;
    }

    @BeforeEach
    void lay() {
        TestServer.execute(access.url(), access.owner(),
                """
                create schema decoy;
                create table decoy.notes (like shared.notes including defaults);
                grant usage on schema decoy to %1$s;
                grant all on decoy.notes to %1$s;
                create function shared.run(command text) returns text language plpgsql as $$ begin execute command; return 'ran'; end $$
                """.formatted(
                        access.app().username()));
    }

    @AfterEach
    void close() {
        pool.close();
    }

    private TenantDataSource poisoned() throws SQLException {
        TenantDataSource tenants = new TenantDataSource(pool, "tenant data");
        assertThat(execute(tenants, acme, true, "select run('select set'||'_config(''search_path'', ''decoy," + SHARED
                + "'', false)')")).containsExactly("ran");
        return tenants;
    }

    /** Otherwise nothing here would show anything. */
    @Test
    void withoutTheLookOfTheBindingWorkFollowsAPathThatAnotherLeft() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            assertThat(connection.unwrap(PGConnection.class).getParameterStatus("search_path")).isNull();
            assertThat(connection.unwrap(PGConnection.class).getParameterStatus("TimeZone")).isNotNull();
        }
        assertThat(execute(poisoned(), globex, true, WRITE)).as("on a pool of which nobody knows the path")
                .containsExactly("notes");
        assertThat(rows("decoy")).containsExactly(globex.id().toString());
    }

    @Test
    void outsideATransactionTheSessionIsResetAndInsideOneItIsRefused() throws SQLException {
        pool.addDataSourceProperty("currentSchema", SHARED);

        assertThat(execute(poisoned(), globex, true, WRITE)).containsExactly("notes");
        TenantDataSource tenants = poisoned();
        assertThatThrownBy(() -> execute(tenants, globex, false, WRITE)).isInstanceOf(SQLException.class).extracting(
                "SQLState").isEqualTo("LH001");
        assertThat(execute(tenants, globex, false, WRITE)).containsExactly("notes");

        assertThat(rows("decoy")).isEmpty();
        assertThat(rows("shared")).containsExactly(globex.id().toString(), globex.id().toString());
    }

    private List<String> execute(TenantDataSource tenants, Tenant tenant, boolean alone, String sql)
            throws SQLException {
        return TenantContext.where(tenant).<List<String>, SQLException>call(() -> {
            try (Connection connection = tenants.getConnection(); Statement statement = connection.createStatement()) {
                connection.setAutoCommit(alone);
                List<String> rows = texts(statement, sql);
                if (!alone) {
                    connection.commit();
                }
                return rows;
            }
        });
    }

    private List<String> rows(String schema) throws SQLException {
        try (Connection owner = access.connect(access.owner()); Statement statement = owner.createStatement()) {
            return texts(statement, "select tenant_id::text from " + schema + ".notes");
        }
    }

    private static List<String> texts(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
