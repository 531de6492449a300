package io.leasehold.benchmarks;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import io.leasehold.benchmarks.hibernate.HibernateWork;
import io.leasehold.benchmarks.mybatis.MyBatisWork;
import io.leasehold.core.Placement;
import io.leasehold.postgres.ConfiguredServers;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.Server;
import io.leasehold.postgres.TenantDataSource;
import io.leasehold.postgres.binding.Proofs;
import io.leasehold.postgres.capability.Capabilities;
import io.leasehold.postgres.pool.PlacedConnections;
import io.leasehold.postgres.pool.PlacementSettings;
import io.leasehold.postgres.pool.UsualLimits;

/** Puts each variant together, with one connection to its database: by Leasehold's own pool where it is Leasehold's, else by HikariCP. */
final class Contenders implements AutoCloseable {
    private static final Duration LONG = Duration.ofHours(1);

    private final Database database;
    private final Path hibernate8;
    /** For both distances: who is far away is measured too seldom to have each tenant registered beforehand. */
    private final Capabilities capabilities = new Capabilities(LONG.multipliedBy(4));
    private final List<AutoCloseable> opened = new ArrayList<>();

    /** @param hibernate8 the folder with Hibernate 8 */
    Contenders(Database database, Path hibernate8) {
        this.database = database;
        this.hibernate8 = hibernate8;
    }

    Contender contender(Variant variant, Distance distance) throws SQLException {
        DatabaseAccess access = database.of(variant);
        DatabaseAccess at = access.withUrl(access.url() + distance.ofAddress());
        return new Contender(variant, work(variant, at, access));
    }

    private Work work(Variant variant, DatabaseAccess access, DatabaseAccess near) {
        return switch (variant) {
            case PLAIN -> new JdbcWork(pool(access));
            case TWO_STATEMENTS -> new JdbcWork(pool(access), "select 1;");
            case SET_IN_FRONT -> new JdbcWork(pool(access), "select set_config('leasehold.tenant', ?::text, true);");
            case BOUND_IN_FRONT -> new JdbcWork(pool(access), "select leasehold.bind(?);");
            case LEASEHOLD, LIMITED, OWN_SCHEMA -> new JdbcWork(leasehold(access, Proofs.NONE));
            case TAMPER_EVIDENT -> new JdbcWork(leasehold(access, (_, tenant) -> capabilities.of(near, tenant)));
            case SEPARATE -> new JdbcWork(new SeparateStatementDataSource(pool(access)));
            case HIBERNATE -> closing(new HibernateWork(pool(access), Map.of()));
            case HIBERNATE_OVER_LEASEHOLD -> closing(new HibernateWork(leasehold(access, Proofs.NONE), Map.of()));
            case HIBERNATE_8 -> Hibernate8.over(pool(access), hibernate8);
            case MYBATIS_PLUS -> MyBatisWork.rewriting(pool(access));
            case MYBATIS_OVER_LEASEHOLD -> MyBatisWork.over(leasehold(access, Proofs.NONE));
        };
    }

    private DataSource pool(DatabaseAccess access) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(access.url());
        config.setUsername(access.app().username());
        config.setPassword(access.app().password());
        config.setMaximumPoolSize(1);
        config.addDataSourceProperty("currentSchema", DatabaseAccess.TENANT_SCHEMA + ","
                + DatabaseAccess.FUNCTIONS_SCHEMA);
        return closing(new HikariDataSource(config));
    }

    private DataSource leasehold(DatabaseAccess access, Proofs proofs) {
        PlacementSettings settings = new PlacementSettings(Duration.ofSeconds(5), LONG, LONG, 200, 1, LONG,
                Duration.ofSeconds(10), new UsualLimits(OptionalInt.empty(), Duration.ofSeconds(30), Duration.ofSeconds(
                        60)));
        Server server = new Server(Placement.MAIN_SERVER, access, 1);
        return closing(new TenantDataSource(new PlacedConnections(new ConfiguredServers(server, List.of(), null,
                each -> {}), settings, proofs), "benchmark's database"));
    }

    private <T extends AutoCloseable> T closing(T made) {
        opened.add(made);
        return made;
    }

    @Override
    public void close() {
        for (AutoCloseable each : opened.reversed()) {
            try {
                each.close();
            } catch (Exception alreadyOver) {
                // The server ends right after, and with it all that was connected.
            }
        }
    }
}
