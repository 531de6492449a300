package io.leasehold.postgres.pool;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

import org.postgresql.PGConnection;

import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.Place;
import io.leasehold.postgres.binding.DriverOptions;

/** Opens connections of the app role by PostgreSQL's driver. Behind a pooler nothing is set on the session, since it is not one's own. */
record DriverOpener(String applicationName, Duration lockTimeout, UsualLimits limits) implements Opener {
    private static final String CONNECT_SECONDS = "5";
    private static final String AMONG_OTHERS = DatabaseAccess.TENANT_SCHEMA + "," + DatabaseAccess.FUNCTIONS_SCHEMA;
    private static final String IN_OWN_DATABASE = Place.OWN_DATABASE_SCHEMA + "," + DatabaseAccess.FUNCTIONS_SCHEMA;

    @Override
    public Connection open(Place place) throws SQLException {
        Connection connection = DriverManager.getConnection(place.access().url(), properties(place));
        try {
            DriverOptions.requireUsable(connection, "database " + place.access().database());
            requirePath(connection, place);
            if (connection.getNetworkTimeout() == FarewellSocketFactory.PATIENCE_MILLIS) {
                connection.setNetworkTimeout(Runnable::run, 0); // it was for opening; statements have their own time
            }
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** The address wins over what the pool asks for. */
    private static void requirePath(Connection connection, Place place) throws SQLException {
        String path = connection.unwrap(PGConnection.class).getParameterStatus("search_path");
        if (!isPooled(place) && path != null && !path.equals(sessionPath(place))) {
            throw new SQLException("A connection to the database " + place.access().database()
                    + " was refused: its address says where tables are found. Remove currentSchema and search_path from it.",
                    "0A000");
        }
    }

    private Properties properties(Place place) {
        Properties properties = new Properties();
        properties.setProperty("user", place.access().app().username());
        properties.setProperty("password", place.access().app().password());
        properties.setProperty("ApplicationName", applicationName);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("socketFactory", FarewellSocketFactory.class.getName());
        if (isPooled(place)) {
            properties.setProperty("prepareThreshold", "0");
        } else {
            properties.setProperty("currentSchema", sessionPath(place));
            properties.setProperty("options", "-c lock_timeout=" + lockTimeout.toMillis() + " -c statement_timeout="
                    + limits.statementTimeout().toMillis() + " -c idle_in_transaction_session_timeout=" + limits
                            .idleInTransactionTimeout().toMillis());
        }
        return properties;
    }

    /** Never an own schema: what is not bound finds shared tables, and is refused there. */
    static String sessionPath(Place place) {
        return place.schema().equals(Place.OWN_DATABASE_SCHEMA) ? IN_OWN_DATABASE : AMONG_OTHERS;
    }

    static boolean isPooled(Place place) {
        return !place.access().url().equals(place.direct().url());
    }
}
