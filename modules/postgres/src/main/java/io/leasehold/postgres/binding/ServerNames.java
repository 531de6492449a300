package io.leasehold.postgres.binding;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.security.SecureRandom;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.v3.QueryExecutorImpl;
import org.postgresql.util.DriverInfo;

/**
 * What the driver calls its statements on the server. It counts from one, and SQL's own PREPARE shares the names: a smuggled statement could put another
 * in the place of one that the next to borrow the session executes. So it counts from where nobody knows; nor may the application list the names.
 */
final class ServerNames {
    private static final long LEAST = 1L << 40;
    private static final long MOST = 1L << 62;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final @Nullable VarHandle NEXT = next();

    private ServerNames() {}

    private static @Nullable VarHandle next() {
        try {
            return MethodHandles.privateLookupIn(QueryExecutorImpl.class, MethodHandles.lookup()).findVarHandle(
                    QueryExecutorImpl.class, "nextUniqueID", long.class);
        } catch (ReflectiveOperationException otherDriver) {
            return null;
        }
    }

    /** Makes sure that nobody guesses them. Asked at each lease, done once for each connection. */
    static void conceal(BaseConnection driver) throws SQLException {
        if (NEXT == null || !(driver.getQueryExecutor() instanceof QueryExecutorImpl executor)) {
            throw new SQLException("A connection was refused: " + DriverInfo.DRIVER_FULL_NAME
                    + " does not let the names of its statements be concealed. Use the version that Leasehold's bill of materials names.",
                    "0A000");
        }
        if ((long) NEXT.get(executor) < LEAST) {
            NEXT.set(executor, RANDOM.nextLong(LEAST, MOST));
        }
    }
}
