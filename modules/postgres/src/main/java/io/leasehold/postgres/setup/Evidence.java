package io.leasehold.postgres.setup;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.capability.PolicyForm;
import io.leasehold.postgres.capability.TamperEvidence;

/** Switches tamper evidence on and off in a database, when a node starts that wants it so. */
final class Evidence {
    private static final Logger LOG = LoggerFactory.getLogger(Evidence.class);

    /** Whoever waits for a table keeps others waiting for it: so not for long, and again. */
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(1);

    private static final int ATTEMPTS = 30;

    private Evidence() {}

    /**
     * Says which form policies are to have that migrations make from now on. A node without capabilities could neither work where they are demanded, nor is it to
     * give up by an oversight what others rely upon.
     *
     * @param wanted null leaves it as it is
     */
    static void require(Connection owner, DatabaseAccess access, @Nullable TamperEvidence wanted) throws SQLException {
        boolean demanded = PolicyForm.isDemanded(owner);
        if (wanted == null || wanted.demands() == demanded) {
            return;
        }
        if (wanted == TamperEvidence.OFF) {
            throw new DatabaseSetupException("Tamper evidence is on in " + DatabaseSetupException.address(access
                    .url()) + ", and this node starts without it.",
                    "Set leasehold.postgres.tamper-evidence to on. To switch it off, start every node with ready, and then without.",
                    null);
        }
        PolicyForm.demand(owner, wanted.demands());
        LOG.info("Tamper evidence is switched {} in {}.", wanted.demands() ? "on" : "off", DatabaseSetupException
                .address(access.url()));
    }

    /** Gives the policies that there are the form that was required; own schemas and databases follow with the fleet. */
    static void bring(Connection owner) throws SQLException {
        PolicyForm.bring(owner, null, PolicyForm.isDemanded(owner), LOCK_TIMEOUT, ATTEMPTS);
    }
}
