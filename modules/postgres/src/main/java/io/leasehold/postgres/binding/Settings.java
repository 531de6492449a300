package io.leasehold.postgres.binding;

import java.sql.SQLException;
import java.sql.Statement;

/** What an application set on a statement, for the driver's statement that takes its place. */
final class Settings {
    private Settings() {}

    static void copy(Statement from, Statement to) throws SQLException {
        to.setMaxRows(from.getMaxRows());
        to.setFetchSize(from.getFetchSize());
        to.setQueryTimeout(from.getQueryTimeout());
        to.setMaxFieldSize(from.getMaxFieldSize());
        to.setFetchDirection(from.getFetchDirection());
        to.setPoolable(from.isPoolable());
    }
}
