package io.leasehold.postgres.provisioning;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

import org.postgresql.core.Utils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import io.leasehold.postgres.Credentials;
import io.leasehold.postgres.DatabaseAccess;

/** A connection that changes what a database consists of: direct, of the owner, and never from a pool. */
final class OwnerConnection implements AutoCloseable {
    /** Keeps these locks apart from others' and from those of {@link Turn}. */
    private static final long AT_WORK = 0x1ea5e401d_0b1eL;

    private final Connection connection;
    private final JdbcClient sql;

    private OwnerConnection(Connection connection) {
        this.connection = connection;
        this.sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    static OwnerConnection open(DatabaseAccess access, Duration patience) {
        OwnerConnection owner = new OwnerConnection(connect(access, access.owner()));
        owner.sql.sql("select set_config('lock_timeout', :millis, false)").param("millis", Long.toString(patience
                .toMillis())).query(String.class).single();
        return owner;
    }

    /**
     * The same, alone for this tenant or spare in that database. A process that dies leaves its last statement running: this waits for it.
     */
    static OwnerConnection openAlone(DatabaseAccess access, UUID id, Duration patience) {
        OwnerConnection owner = open(access, patience);
        try {
            owner.sql.sql("select pg_advisory_lock(:key)").param("key", Turn.key(id) ^ AT_WORK).query(
                    (row, number) -> number).single();
            return owner;
        } catch (DataAccessException e) {
            owner.close();
            throw new TenantBusyException(id.toString(), e);
        }
    }

    static Connection connect(DatabaseAccess access, Credentials role) {
        try {
            return access.connect(role);
        } catch (SQLException e) {
            throw new ProvisioningException("Connecting to " + access.url().replaceFirst("\\?.*", "") + " as " + role
                    + " failed: " + e.getMessage(), e);
        }
    }

    static String quoted(String identifier) {
        try {
            return Utils.escapeIdentifier(null, identifier).toString();
        } catch (SQLException impossible) {
            throw new IllegalArgumentException("A name holds a character that PostgreSQL cannot store.", impossible);
        }
    }

    JdbcClient sql() {
        return sql;
    }

    void run(String statement) {
        sql.sql(statement).update();
    }

    Connection connection() {
        return connection;
    }

    /** Several statements that happen together or not at all. */
    void together(String... statements) {
        try {
            connection.setAutoCommit(false);
            try {
                for (String statement : statements) {
                    run(statement);
                }
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new ProvisioningException(ProvisioningException.reason(e), e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new ProvisioningException("Closing a connection failed: " + e.getMessage(), e);
        }
    }
}
