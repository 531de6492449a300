package io.leasehold.postgres.pool;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.zaxxer.hikari.HikariDataSource;

import io.leasehold.core.Placement;
import io.leasehold.core.Slug;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantId;
import io.leasehold.core.TenantStatus;
import io.leasehold.postgres.ConfiguredServers;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.Server;
import io.leasehold.postgres.TenantDataSource;
import io.leasehold.postgres.TestServer;

import static io.leasehold.postgres.pool.Town.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Options in an address by which the driver would send a statement without its binding. */
class DriverOptionsTests {
    private final DatabaseAccess access = TestServer.preparedDatabase();
    private final Tenant acme = tenant("acme", new Placement.SharedTables());
    private final Tenant initech = tenant("initech", new Placement.OwnSchema("main", "t_initech"));

    @ParameterizedTest
    @CsvSource({"preferQueryMode=simple, preferQueryMode=simple", "prepareThreshold=-1, a negative prepareThreshold"})
    void areRefusedWhenAConnectionIsOpenedWhoeverItIsFor(String option, String named) throws SQLException {
        String address = access.url() + "?" + option;
        ConfiguredServers servers = new ConfiguredServers(new Server("main", access.withUrl(address), 1),
                List.of(), null, _ -> {});
        try (TenantDataSource placed = Town
                .dataSource(new PlacedConnections(servers, Town.settings(1, Duration.ofSeconds(5)),
                        Town.PROOFS));
                TenantDataSource one = new TenantDataSource(HikariLeases.of(hikari(address)), "one pool")) {
            for (Tenant tenant : List.of(acme, initech)) {
                assertThatThrownBy(() -> as(tenant, placed::getConnection)).isInstanceOf(SQLException.class)
                        .hasMessageContaining(named).hasMessageContaining("LEASEHOLD_POSTGRES_URL");
                assertThatThrownBy(() -> as(tenant, one::getConnection)).isInstanceOf(SQLException.class)
                        .hasMessageContaining(named);
            }
            assertThatThrownBy(placed::getConnection).isInstanceOf(SQLException.class).hasMessageContaining(named);
            assertThat(one.leased()).isZero();
        }
    }

    private static Tenant tenant(String slug, Placement placement) {
        return new Tenant(new TenantId(UUID.randomUUID()), new Slug(slug), TenantStatus.ACTIVE, placement);
    }

    private HikariDataSource hikari(String address) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(address);
        pool.setUsername(access.app().username());
        pool.setPassword(access.app().password());
        pool.setMaximumPoolSize(1);
        return pool;
    }
}
