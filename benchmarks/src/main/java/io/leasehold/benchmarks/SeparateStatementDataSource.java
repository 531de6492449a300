package io.leasehold.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

import io.leasehold.core.TenantContext;

/**
 * The form that is found most: each checkout sets the tenant for the session, by a statement of its own. It is not set back at return, which many do
 * as well and which costs another turn; so the next borrower who forgets to set it works for somebody else.
 */
final class SeparateStatementDataSource extends DelegatingDataSource {
    SeparateStatementDataSource(DataSource pool) {
        super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        try (PreparedStatement set = connection.prepareStatement("select set_config('app.tenant', ?, false)")) {
            set.setString(1, TenantContext.require("Taking a connection").id().toString());
            set.executeQuery().close();
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }
}
