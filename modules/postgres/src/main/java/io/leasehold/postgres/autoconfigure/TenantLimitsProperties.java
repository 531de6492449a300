package io.leasehold.postgres.autoconfigure;

import java.time.Duration;
import java.util.OptionalInt;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import io.leasehold.postgres.pool.UsualLimits;

/**
 * What each tenant may take of which the directory says no more.
 *
 * @param connections how many connections of a pool at the same time; half of the pool if empty
 * @param statementTimeout how long one statement may take; zero lets it take any time
 * @param idleInTransactionTimeout how long a transaction may wait for its next statement; zero lets it wait any time
 */
@ConfigurationProperties("leasehold.tenants.limits")
public record TenantLimitsProperties(@Nullable Integer connections, @DefaultValue("60s") Duration statementTimeout,
        @DefaultValue("60s") Duration idleInTransactionTimeout) {
    UsualLimits usual() {
        return new UsualLimits(connections == null ? OptionalInt.empty() : OptionalInt.of(connections),
                statementTimeout, idleInTransactionTimeout);
    }
}
