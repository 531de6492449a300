package io.leasehold.postgres.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import io.leasehold.core.Tenant;
import io.leasehold.postgres.binding.Lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HikariLeasesTests {
    private static final Town TOWN = new Town();

    @AfterAll
    static void close() throws SQLException {
        TOWN.close();
    }

    private static HikariDataSource five() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("five");
        config.setJdbcUrl(TOWN.access.url());
        config.setUsername(TOWN.access.app().username());
        config.setPassword(TOWN.access.app().password());
        config.setMaximumPoolSize(5);
        config.setConnectionTimeout(1_000);
        return new HikariDataSource(config);
    }

    private static List<Lease> take(HikariLeases leases, Tenant tenant, int count) throws SQLException {
        List<Lease> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            taken.add(leases.lease(tenant));
        }
        return taken;
    }

    private static void requireNoMore(HikariLeases leases, Tenant tenant) {
        assertThatThrownBy(() -> leases.lease(tenant)).isInstanceOf(PoolExhaustedException.class).hasMessageContaining(
                "tenant " + tenant.id() + " has all 3 in use that it may have");
    }

    @Test
    void aTenantHasHalfOfThePoolAndEachPlaceComesBackOnce() throws SQLException {
        try (HikariLeases leases = HikariLeases.sharedOut(five())) {
            List<Lease> acmes = take(leases, TOWN.acme, 3);
            requireNoMore(leases, TOWN.acme);
            List<Lease> globexs = take(leases, TOWN.globex, 2);
            assertThat(leases.leased()).isEqualTo(5);

            acmes.getFirst().giveBack();
            acmes.getFirst().giveBack();
            acmes.set(0, leases.lease(TOWN.acme));
            requireNoMore(leases, TOWN.acme);
            acmes.getFirst().discard();
            acmes.getFirst().discard();
            acmes.getFirst().giveBack();
            acmes.set(0, leases.lease(TOWN.acme));
            requireNoMore(leases, TOWN.acme);

            assertThatThrownBy(() -> leases.lease(TOWN.initech)).as("the pool is empty").isInstanceOf(
                    SQLException.class).isNotInstanceOf(PoolExhaustedException.class);
            for (Lease each : acmes) {
                each.giveBack();
            }
            List<Lease> initechs = take(leases, TOWN.initech, 3);
            requireNoMore(leases, TOWN.initech);
            for (Lease each : initechs) {
                each.giveBack();
            }
            for (Lease each : globexs) {
                each.giveBack();
            }
            assertThat(leases.leased()).isZero();
        }
    }

    @Test
    void aConnectionOfNobodyIsNobodysShareAndAWholePoolIsNotSharedOut() throws SQLException {
        try (HikariLeases leases = HikariLeases.sharedOut(five())) {
            for (int i = 0; i < 5; i++) {
                Connection connection = leases.lease(null).connection();
                assertThat(connection.isValid(1)).isTrue();
            }
        }
        try (HikariLeases leases = HikariLeases.of(five())) {
            assertThat(take(leases, TOWN.acme, 5)).hasSize(5);
        }
    }
}
