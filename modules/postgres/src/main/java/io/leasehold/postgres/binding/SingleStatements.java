package io.leasehold.postgres.binding;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Connections that are bound to nobody, and refuse what bound ones refuse: a text of several statements, of which the second may have been injected. */
public final class SingleStatements extends DelegatingDataSource {
    private SingleStatements(DataSource pool) {
        super(pool);
    }

    /** The same connections, one statement at a time. */
    public static DataSource of(DataSource pool) {
        return new SingleStatements(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return guarded(Connection.class, super.getConnection());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return guarded(Connection.class, super.getConnection(username, password));
    }

    /** Every text that JDBC takes is the first argument of a method of these two interfaces. */
    private static <T> T guarded(Class<T> type, T target) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (arguments != null && arguments.length > 0 && arguments[0] instanceof String text && takesSql(method)) {
                Sql.of(text);
            }
            Object result = invoke(target, method, arguments);
            return method.getName().equals("createStatement") && result instanceof Statement statement
                    ? guarded(Statement.class, statement)
                    : result;
        };
        return type.cast(Proxy.newProxyInstance(SingleStatements.class.getClassLoader(), new Class<?>[]{type},
                handler));
    }

    private static boolean takesSql(Method method) {
        String name = method.getName();
        return name.startsWith("execute") || name.startsWith("prepare") || name.equals("addBatch") || name.equals(
                "nativeSQL");
    }

    private static @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
