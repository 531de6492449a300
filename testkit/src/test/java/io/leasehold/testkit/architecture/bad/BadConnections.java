package io.leasehold.testkit.architecture.bad;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.function.Supplier;

import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.XADataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;

/** Goes around the bound connections in ways that name no DriverManager. */
class BadConnections {
    Connection driver(Driver driver) throws SQLException {
        return driver.connect("jdbc:postgresql:", new Properties());
    }

    Connection pool(HikariConfig config) throws SQLException {
        return new HikariPool(config).getConnection();
    }

    Object xa(XADataSource source) throws SQLException {
        return source.getXAConnection();
    }

    Object pooled(ConnectionPoolDataSource source) throws SQLException {
        return source.getPooledConnection();
    }

    Connection inner(Connection connection) throws SQLException {
        return connection.getMetaData().getConnection();
    }

    Connection innerOf(Statement statement) throws SQLException {
        return statement.getConnection();
    }

    Supplier<DataSource> reference() {
        return HikariDataSource::new;
    }

    Object own() {
        return new Own();
    }

    /** A pool under a name of its own. */
    static class Own extends HikariDataSource {}
}
