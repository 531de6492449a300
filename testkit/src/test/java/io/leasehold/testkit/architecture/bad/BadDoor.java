package io.leasehold.testkit.architecture.bad;

import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;
import io.leasehold.postgres.Lookup;
import io.leasehold.postgres.Operator;

/** Binds whom it likes, and reaches all. */
class BadDoor {
    private final JdbcClient operator;
    private final JdbcClient lookup;

    BadDoor(@Operator JdbcClient operator, @Lookup JdbcClient lookup) {
        this.operator = operator;
        this.lookup = lookup;
    }

    void as(Tenant other) {
        TenantContext.where(other).run(() -> {
            operator.sql("select 1").query(Integer.class).single();
            lookup.sql("select 1").query(Integer.class).single();
        });
    }

    Object reference(Optional<Tenant> other) {
        return other.map(TenantContext::where);
    }
}
