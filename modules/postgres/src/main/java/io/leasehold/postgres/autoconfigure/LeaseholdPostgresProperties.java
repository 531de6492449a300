package io.leasehold.postgres.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import io.leasehold.postgres.Credentials;
import io.leasehold.postgres.DatabaseAccess;

/**
 * Where the database is, and who connects to it.
 *
 * @param url JDBC address of the database; empty starts an embedded server
 * @param owner role that owns all objects and runs migrations
 * @param app role that does the work of tenants
 * @param lookup role that reads what has to be known before a tenant is
 * @param operator role that does audited work across tenants
 * @param admin role that creates the other four and the schemas; empty leaves that to an administrator
 * @param pool sizes of the connection pools
 * @param lockTimeout how long a statement waits for what another one is changing; zero waits without end
 */
@ConfigurationProperties("leasehold.postgres")
public record LeaseholdPostgresProperties(@DefaultValue("") String url,
        @DefaultValue Role owner,
        @DefaultValue Role app,
        @DefaultValue Role lookup,
        @DefaultValue Role operator,
        @DefaultValue Role admin,
        @DefaultValue Pool pool,
        @DefaultValue("5s") Duration lockTimeout) {

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
     * Sizes of the connection pools.
     *
     * @param tenant connections for tenant tables
     * @param control connections for control tables
     * @param lookup connections for what is read before a tenant is known
     */
    public record Pool(@DefaultValue("10") int tenant, @DefaultValue("5") int control, @DefaultValue("4") int lookup) {}

    DatabaseAccess access() {
        return new DatabaseAccess(url, owner.orDefault("leasehold_owner"), app.orDefault("leasehold_app"), lookup
                .orDefault("leasehold_lookup"), operator.orDefault("leasehold_operator"));
    }
}
