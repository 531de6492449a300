package io.leasehold.testkit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** A pool of a single connection, so that each piece of work gets the connection that the one before has left. */
final class LettersPool {
    private LettersPool() {}

    static HikariDataSource of(TestDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url() + "?currentSchema=shared,leasehold");
        config.setUsername(database.access().app().username());
        config.setPassword(database.access().app().password());
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(10_000);
        return new HikariDataSource(config);
    }
}
