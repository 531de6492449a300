package io.leasehold.postgres.pool;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import io.leasehold.core.Placement;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantLimits;
import io.leasehold.postgres.ConfiguredServers;
import io.leasehold.postgres.Server;
import io.leasehold.postgres.TenantDataSource;

import static io.leasehold.postgres.pool.Town.as;
import static io.leasehold.postgres.pool.Town.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FrozenServerTests {
    private static final Town TOWN = new Town();

    @AfterAll
    static void close() throws SQLException {
        TOWN.close();
    }

    private static Tenant limited(Tenant tenant, Duration statementTimeout) {
        return Town.withLimits(tenant, new TenantLimits(OptionalInt.of(99), Optional.of(statementTimeout), Optional
                .empty()));
    }

    private static Tenant on(String server, Tenant tenant) {
        Placement there = new Placement.OwnDatabase(server, ((Placement.OwnDatabase) tenant.placement()).database());
        return limited(new Tenant(tenant.id(), tenant.slug(), tenant.status(), there), Duration.ofMillis(100));
    }

    private static String visit(TenantDataSource pool, Tenant tenant) throws SQLException {
        return as(tenant, () -> {
            try (Connection connection = pool.getConnection()) {
                return seen(connection);
            }
        });
    }

    @Test
    void leavesOthersTheirShareAndEndsWhatWaitsForIt() throws Exception {
        int port = URI.create(TOWN.access.url().substring("jdbc:".length())).getPort();
        try (FreezingProxy proxy = new FreezingProxy(port);
                PlacedConnections connections = behind(proxy, port);
                TenantDataSource pool = Town.dataSource(connections);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Tenant stuck = on("second", TOWN.umbrella);
            List<Connection> taken = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                taken.add(as(stuck, pool::getConnection));
            }
            proxy.freeze(true);
            List<Future<String>> requests = new ArrayList<>();
            for (Connection connection : taken) {
                requests.add(threads.submit(() -> as(stuck, () -> {
                    try (connection) {
                        return seen(connection);
                    }
                })));
            }
            assertThatThrownBy(() -> visit(pool, stuck)).isInstanceOf(PoolExhaustedException.class)
                    .hasMessageContaining("all 3 of the pool leasehold-own_databases that the server second may have");
            assertThat(visit(pool, TOWN.tyrell)).isEqualTo(TOWN.expected(TOWN.tyrell));
            for (Future<String> request : requests) {
                assertThatThrownBy(request::get).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(
                        SQLException.class);
            }
            assertThat(connections.leased()).isZero();
            proxy.freeze(false);
            assertThat(visit(pool, stuck)).isEqualTo(TOWN.expected(TOWN.umbrella));
        }
    }

    private static PlacedConnections behind(FreezingProxy proxy, int port) {
        Server second = new Server("second", TOWN.access.withUrl(TOWN.access.url().replace(":" + port + "/", ":" + proxy
                .port() + "/")), 5);
        return new PlacedConnections(new ConfiguredServers(new Server("main", TOWN.access, 5), List.of(second), null,
                _ -> {}), Town.settings(4, Duration.ofMillis(300)));
    }

    @Test
    void waitsALittleLongerForAnAnswerThanTheTenantsStatementsMayTake() throws SQLException {
        try (PlacedConnections connections = TOWN.connections(1, 1);
                TenantDataSource pool = Town.dataSource(connections)) {
            for (Tenant tenant : List.of(TOWN.acme, TOWN.initech, TOWN.umbrella)) {
                assertThat(patience(pool, tenant)).isEqualTo(65_000);
                assertThat(patience(pool, limited(tenant, Duration.ofSeconds(2)))).isEqualTo(7_000);
                assertThat(patience(pool, limited(tenant, Duration.ZERO))).as("without end").isZero();
                assertThat(patience(pool, tenant)).isEqualTo(65_000);
            }
        }
    }

    private static int patience(TenantDataSource pool, Tenant tenant) throws SQLException {
        return as(tenant, () -> {
            try (Connection connection = pool.getConnection()) {
                return connection.getNetworkTimeout();
            }
        });
    }

    @Test
    void theOnlyServerMayHaveTheWholePool() throws SQLException {
        try (PlacedConnections connections = TOWN.connections(1, 2);
                TenantDataSource pool = Town.dataSource(connections);
                Connection one = as(limited(TOWN.umbrella, Duration.ZERO), pool::getConnection);
                Connection two = as(limited(TOWN.umbrella, Duration.ZERO), pool::getConnection)) {
            assertThat(one).isNotSameAs(two);
            assertThat(connections.leased()).isEqualTo(2);
        }
    }
}
