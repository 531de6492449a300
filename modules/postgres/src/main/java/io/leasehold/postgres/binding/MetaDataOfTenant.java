package io.leasehold.postgres.binding;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The driver's metadata, leading back to the tenant's connection. */
final class MetaDataOfTenant {
    private MetaDataOfTenant() {}

    static DatabaseMetaData of(Connection connection, DatabaseMetaData metaData) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().equals("getConnection")) {
                return connection;
            }
            if (method.getName().equals("unwrap")) {
                throw new SQLException(
                        "Unwrapping the metadata was refused: it would lead around the tenant's "
                                + "binding. Unwrap the connection.",
                        "0A000");
            }
            try {
                Object result = method.invoke(metaData, arguments);
                return result instanceof ResultSet rows ? new TenantResultSet(rows, null) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        };
        return (DatabaseMetaData) Proxy.newProxyInstance(MetaDataOfTenant.class.getClassLoader(),
                new Class<?>[]{DatabaseMetaData.class}, handler);
    }
}
