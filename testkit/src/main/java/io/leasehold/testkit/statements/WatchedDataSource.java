package io.leasehold.testkit.statements;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

import net.ttddyy.dsproxy.DataSourceProxyException;

/** A data source whose statements are noted. It refuses as the one behind it does, since applications tell apart why they got no connection. */
final class WatchedDataSource extends DelegatingDataSource {
    WatchedDataSource(DataSource recorded) {
        super(recorded);
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            return super.getConnection();
        } catch (DataSourceProxyException e) {
            throw refusal(e);
        }
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        try {
            return super.getConnection(username, password);
        } catch (DataSourceProxyException e) {
            throw refusal(e);
        }
    }

    private static SQLException refusal(DataSourceProxyException wrapped) {
        return switch (wrapped.getCause()) {
            case SQLException refused -> refused;
            case RuntimeException refused -> throw refused;
            case null, default -> throw wrapped;
        };
    }
}
