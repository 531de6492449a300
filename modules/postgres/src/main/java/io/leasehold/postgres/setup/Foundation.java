package io.leasehold.postgres.setup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

import org.postgresql.core.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.leasehold.postgres.Credentials;
import io.leasehold.postgres.DatabaseAccess;

/** The functions that bind a transaction to its tenant and that migrations call to protect tables. Laid by the owner. */
final class Foundation {
    private static final Logger LOG = LoggerFactory.getLogger(Foundation.class);

    private Foundation() {}

    static void lay(Connection owner, DatabaseAccess access) throws SQLException {
        lay(owner, access, true);
    }

    /** Lays it where it is older or altered; answers whether it was, which of several at the same time one finds. */
    static boolean renew(Connection owner, DatabaseAccess access) throws SQLException {
        return lay(owner, access, false);
    }

    /** One at a time, and never an older edition in the place of a newer one. */
    private static boolean lay(Connection owner, DatabaseAccess access, boolean always) throws SQLException {
        owner.setAutoCommit(false);
        try (Statement statement = owner.createStatement()) {
            statement.execute("select pg_catalog.pg_advisory_xact_lock(" + DatabaseSetup.TURN + ")");
            Edition there = Edition.in(owner);
            if (there.isNewer()) {
                LOG.warn("{} has {} of Leasehold's functions, which is newer than this node's and is left as it is.",
                        DatabaseSetupException.address(access.url()), there);
                return false;
            }
            if (!always && !there.isBehind()) {
                return false;
            }
            statement.execute(Edition.SCRIPT);
            statement.execute("delete from leasehold.roles");
            record(owner, "owner", access.owner());
            record(owner, "app", access.app());
            record(owner, "lookup", access.lookup());
            record(owner, "operator", access.operator());
            String app = Utils.escapeIdentifier(null, access.app().username()).toString();
            statement.execute("grant execute on function leasehold.bind(uuid), leasehold.bind(uuid, uuid), "
                    + "leasehold.bind(uuid, text, text, text, text), leasehold.bind(uuid, text, text, text, text, uuid), "
                    + "leasehold.unbound(boolean), leasehold.refuse(), leasehold.distrust() to " + app);
            statement.execute("grant select on leasehold.bound, leasehold.tamper_evidence to " + app);
            Edition.write(owner);
            owner.commit();
            return true;
        } finally {
            owner.rollback();
            owner.setAutoCommit(true);
        }
    }

    private static void record(Connection owner, String duty, Credentials role) throws SQLException {
        String insert = "insert into leasehold.roles (duty, role_name) values (?, ?)";
        try (PreparedStatement statement = owner.prepareStatement(insert)) {
            statement.setString(1, duty);
            statement.setString(2, role.username());
            statement.executeUpdate();
        }
    }
}
