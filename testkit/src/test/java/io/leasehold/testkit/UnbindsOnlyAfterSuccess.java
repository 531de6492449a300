package io.leasehold.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;

/**
 * How tenants are often bound, and why that is wrong: a setting of the session, made at checkout and taken back when the connection is closed, unless
 * something goes wrong in between.
 */
final class UnbindsOnlyAfterSuccess extends DelegatingDataSource {
    private final boolean ever;

    /** @param ever whether it takes the binding back at all */
    UnbindsOnlyAfterSuccess(DataSource pool, boolean ever) {
        super(pool);
        this.ever = ever;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        Optional<Tenant> bound = TenantContext.current();
        if (bound.isPresent()) {
            bind(connection, bound.get().id().toString());
        }
        return (Connection) proxy(Connection.class, connection, new Trouble(connection));
    }

    private static void bind(Connection connection, String tenant) throws SQLException {
        try (PreparedStatement bind = connection.prepareStatement("select set_config('leasehold.tenant', ?, false)")) {
            bind.setString(1, tenant);
            bind.execute();
        }
    }

    private Object proxy(Class<?> type, Object target, Trouble trouble) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, (proxy, method,
                arguments) -> trouble.call(target, method, arguments));
    }

    /** Whether there was any, on one connection. */
    private final class Trouble {
        private final Connection connection;
        private boolean happened;

        Trouble(Connection connection) {
            this.connection = connection;
        }

        @Nullable
        Object call(Object target, Method method, @Nullable Object[] arguments) throws Throwable {
            happened |= method.getName().equals("rollback");
            if (target instanceof Connection && method.getName().equals("close") && ever && !happened) {
                bind(connection, "");
            }
            try {
                Object result = method.invoke(target, arguments);
                return result instanceof Statement ? proxy(method.getReturnType(), result, this) : result;
            } catch (InvocationTargetException failure) {
                happened = true;
                throw failure.getCause();
            }
        }
    }
}
