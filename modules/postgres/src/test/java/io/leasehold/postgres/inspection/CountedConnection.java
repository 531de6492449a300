package io.leasehold.postgres.inspection;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the statements that are prepared on a connection. */
final class CountedConnection {
    private final AtomicLong statements = new AtomicLong();
    private final Connection connection;

    CountedConnection(Connection real) {
        this.connection = (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{
            Connection.class}, (_, method, arguments) -> {
                if (method.getName().equals("prepareStatement") || method.getName().equals("createStatement")) {
                    statements.incrementAndGet();
                }
                try {
                    return method.invoke(real, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            });
    }

    Connection connection() {
        return connection;
    }

    long statements() {
        return statements.get();
    }
}
