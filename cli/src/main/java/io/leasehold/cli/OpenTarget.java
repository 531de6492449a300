package io.leasehold.cli;

import java.nio.file.Path;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.leasehold.postgres.ConfiguredServers;
import io.leasehold.postgres.Credentials;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.Server;
import io.leasehold.postgres.autoconfigure.LeaseholdPostgresProperties;
import io.leasehold.postgres.setup.DatabaseSetup;

/** A system that a command works on, as long as it works. */
final class OpenTarget implements AutoCloseable {
    private final ConfiguredServers servers;
    private final Optional<Path> migrations;
    private final AutoCloseable embedded;

    OpenTarget(LeaseholdPostgresProperties settings, DatabaseAccess access, Optional<Path> migrations,
            AutoCloseable embedded) {
        this.servers = settings.servers(access, DatabaseSetup::prepareServer);
        this.migrations = migrations;
        this.embedded = embedded;
    }

    ConfiguredServers servers() {
        return servers;
    }

    Optional<Path> migrations() {
        return migrations;
    }

    /** The control tables, by the operator role. */
    JdbcClient operator() {
        return JdbcClient.create(control(servers.main().access().operator()));
    }

    private DriverManagerDataSource control(Credentials role) {
        Server main = servers.main();
        String separator = main.directUrl().contains("?") ? "&" : "?";
        return new DriverManagerDataSource(
                main.directUrl() + separator + "currentSchema=" + DatabaseAccess.CONTROL_SCHEMA
                        + "," + DatabaseAccess.FUNCTIONS_SCHEMA,
                role.username(), role.password());
    }

    @Override
    public void close() throws Exception {
        embedded.close();
    }
}
