package io.leasehold.postgres.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

import io.leasehold.core.Placement;
import io.leasehold.postgres.ConfiguredServers;
import io.leasehold.postgres.Credentials;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.Server;
import io.leasehold.postgres.ServersFile;
import io.leasehold.postgres.binding.Proofs;
import io.leasehold.postgres.capability.Capabilities;
import io.leasehold.postgres.capability.TamperEvidence;
import io.leasehold.postgres.pool.PlacementSettings;
import io.leasehold.postgres.pool.UsualLimits;

/**
 * Where the database is, and who connects to it.
 *
 * @param url JDBC address of the database; empty starts an embedded server
 * @param owner role that owns all objects and runs migrations
 * @param app role that does the work of tenants
 * @param lookup role that reads what has to be known before a tenant is
 * @param operator role that does audited work across tenants
 * @param admin role that creates the other four and the schemas; empty leaves that to an administrator
 * @param directUrl JDBC address of the same database without a pooler between, where url leads to one
 * @param servers more servers that tenants can be placed on, by name
 * @param serversFile properties file of still more servers, which may be added to while the application runs
 * @param pool sizes of the connection pools
 * @param ownDatabases connections to databases that belong to one tenant each
 * @param lockTimeout how long a statement waits for what another one is changing; zero waits without end
 * @param tamperEvidence whether transactions prove their tenant by a capability (ready), and policies demand it (on)
 * @param capabilityLifetime for how long a database believes a capability
 */
@ConfigurationProperties("leasehold.postgres")
public record LeaseholdPostgresProperties(@DefaultValue("") String url,
        @DefaultValue Role owner,
        @DefaultValue Role app,
        @DefaultValue Role lookup,
        @DefaultValue Role operator,
        @DefaultValue Role admin,
        @DefaultValue("") String directUrl,
        @DefaultValue Map<String, NamedServer> servers,
        @Nullable Path serversFile,
        @DefaultValue Pool pool,
        @DefaultValue OwnDatabases ownDatabases,
        @DefaultValue("5s") Duration lockTimeout,
        @DefaultValue("off") TamperEvidence tamperEvidence,
        @DefaultValue("1h") Duration capabilityLifetime) {

    /**
     * A database role.
     *
     * @param username name of the role; the default name of its duty if empty
     * @param password password of the role
     */
    public record Role(@Nullable String username, @DefaultValue("") String password) {
        Credentials orDefault(String name) {
            return new Credentials(username == null || username.isBlank() ? name : username, password);
        }

        Credentials or(Credentials usual) {
            return isGiven()
                    ? orDefault(usual.username())
                    : password.isEmpty()
                            ? usual
                            : new Credentials(usual
                                    .username(), password);
        }

        boolean isGiven() {
            return username != null && !username.isBlank();
        }

        /** Never shows the password. */
        @Override
        public String toString() {
            return String.valueOf(username);
        }
    }

    /**
     * A server for tenants besides the main one. Roles without a name are those of the main server.
     *
     * @param url JDBC address of its database
     * @param directUrl JDBC address of that database without a pooler between, where url leads to one
     * @param connections how many connections to it there may be
     * @param owner role that owns all objects there
     * @param app role that does the work of tenants there
     * @param lookup role that reads what has to be known before a tenant is
     * @param operator role that does audited work across tenants there
     */
    public record NamedServer(String url, @DefaultValue("") String directUrl, @Nullable Integer connections,
            @DefaultValue Role owner, @DefaultValue Role app, @DefaultValue Role lookup, @DefaultValue Role operator) {
        Server named(String name, Server main) {
            DatabaseAccess usual = main.access();
            DatabaseAccess access = new DatabaseAccess(url, owner.or(usual.owner()), app.or(usual.app()), lookup.or(
                    usual.lookup()), operator.or(usual.operator()));
            return new Server(name, access, directUrl.isBlank() ? url : directUrl, connections == null
                    ? main.connections()
                    : connections);
        }
    }

    /**
     * Sizes of the connection pools, and how those for tenants behave.
     *
     * @param tenant connections for tenant tables
     * @param control connections for control tables
     * @param lookup connections for what is read before a tenant is known
     * @param operator connections for work across tenants, opened when there is some
     * @param patience how long somebody waits for a connection for tenants
     * @param idleTimeout when a connection for tenants is closed that nobody takes
     * @param maxLifetime when a connection for tenants is closed at the latest, a tenth more or less
     * @param schemasPerConnection how many schemas a connection serves before it is closed
     */
    public record Pool(@DefaultValue("10") int tenant, @DefaultValue("5") int control, @DefaultValue("4") int lookup,
            @DefaultValue("3") int operator, @DefaultValue("5s") @Name("wait") Duration patience,
            @DefaultValue("10m") Duration idleTimeout, @DefaultValue("30m") Duration maxLifetime,
            @DefaultValue("200") int schemasPerConnection) {}

    /**
     * Connections to databases that belong to one tenant each.
     *
     * @param connections how many there may be to all of them together
     * @param idleTimeout when one is closed that nobody takes
     */
    public record OwnDatabases(@DefaultValue("20") int connections, @DefaultValue("1m") Duration idleTimeout) {}

    /** What proves tenants to databases, where anything does. */
    Proofs proofs() {
        return tamperEvidence.proves() ? new Capabilities(capabilityLifetime) : Proofs.NONE;
    }

    PlacementSettings placement(UsualLimits limits) {
        return new PlacementSettings(pool.patience(), pool.idleTimeout(), pool.maxLifetime(), pool
                .schemasPerConnection(), ownDatabases.connections(), ownDatabases.idleTimeout(), lockTimeout, limits);
    }

    Server mainServer(DatabaseAccess access) {
        return new Server(Placement.MAIN_SERVER, access, directUrl.isBlank() ? access.url() : directUrl, pool.tenant());
    }

    /**
     * All servers of this configuration.
     *
     * @param access the database that the main one is reached by
     * @param preparation what makes another one ready before it is used first
     */
    public ConfiguredServers servers(DatabaseAccess access, Consumer<Server> preparation) {
        Server main = mainServer(access);
        List<Server> others = servers.entrySet().stream().map(entry -> entry.getValue().named(entry.getKey(), main))
                .toList();
        return new ConfiguredServers(main, others, serversFile == null ? null : new ServersFile(serversFile, main),
                preparation);
    }

    /** The database with the control tables, where its address is given. */
    public DatabaseAccess access() {
        return new DatabaseAccess(url, owner.orDefault("leasehold_owner"), app.orDefault("leasehold_app"), lookup
                .orDefault("leasehold_lookup"), operator.orDefault("leasehold_operator"));
    }
}
