package io.leasehold.platform.operator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.leasehold.core.Slug;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantId;
import io.leasehold.core.TenantLimits;
import io.leasehold.core.TenantStatus;
import io.leasehold.core.UserId;
import io.leasehold.core.UuidV7;
import io.leasehold.outbox.EventTypes;
import io.leasehold.outbox.Outbox;
import io.leasehold.outbox.OutboxDatabase;
import io.leasehold.platform.member.Role;
import io.leasehold.platform.member.UserJoined;
import io.leasehold.platform.organization.OrganizationCreated;
import io.leasehold.platform.organization.OrganizationService;
import io.leasehold.postgres.provisioning.Level;
import io.leasehold.postgres.provisioning.Mandate;
import io.leasehold.postgres.provisioning.OperatorLog;
import io.leasehold.postgres.provisioning.Provisioning;
import io.leasehold.postgres.provisioning.ProvisioningException;
import io.leasehold.web.InvalidField;
import io.leasehold.web.Problem;
import io.leasehold.web.resource.EntityVersion;
import io.leasehold.web.resource.IfMatch;

/**
 * Tenants as operators work on them: from outside, without being bound to any, by the operator role, and with an entry in the operator log for whatever
 * is changed. Needs no web server.
 */
public final class OperatorTenants {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorTenants.class);

    private final OperatedTenants tenants;
    private final Provisioning provisioning;
    private final OperatorLog log;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** @param operator connections of the operator role to the control database */
    public OperatorTenants(DataSource operator, Provisioning provisioning, Clock clock) {
        JdbcClient sql = JdbcClient.create(operator);
        JdbcTransactionManager transactions = new JdbcTransactionManager(operator);
        this.tenants = new OperatedTenants(sql);
        this.provisioning = provisioning;
        this.log = new OperatorLog(sql, clock);
        // What is told here is published once the tenant is there; nobody has to be woken before.
        this.outbox = new Outbox(new OutboxDatabase("control database", operator, transactions, List::of, null),
                EventTypes.of(OrganizationCreated.class, UserJoined.class), clock, tenant -> {
                });
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Some tenants in the order of their slugs, those after the given one. */
    public List<OperatedTenant> list(TenantQuery query, String after, int limit) {
        return tenants.list(query, after, limit);
    }

    /**
     * The tenant, whatever its status.
     *
     * @throws Problem {@code 404} when there is none, or none any more
     */
    public OperatedTenant find(TenantId id) {
        return tenants.find(id).orElseThrow(Problem::notFound);
    }

    /** Whose own schemas and databases these are, by the names of the places. */
    public Map<String, Tenant> owners(Collection<String> places) {
        return tenants.owners(places);
    }

    /** The tenant with this slug, whatever its status. */
    public Optional<OperatedTenant> find(Slug slug) {
        return tenants.find(slug);
    }

    /**
     * Makes a tenant with its first owner, and returns when it can be worked in. The same request again, while the first is not finished, joins it.
     *
     * @throws Problem {@code 409 slug_unavailable} when another one has the slug, {@code 422} when there is no such user, or the server cannot give the level
     * @throws ProvisioningException when a step failed; the tenant stays as it is, and may be asked for again or dropped
     */
    public OperatedTenant create(WantedTenant wanted, Mandate mandate) {
        requirePossible(wanted.level(), wanted.server());
        UserId owner = tenants.findUser(wanted.owner()).orElseThrow(() -> Problem.invalid(new InvalidField("/owner",
                "invalid_reference",
                "Nobody has signed up with this e-mail address. Ask the person to sign up first.")));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        TenantId id = new TenantId(UuidV7.at(now));
        Tenant tenant = new Tenant(id, wanted.slug(), TenantStatus.PROVISIONING, provisioning.placementFor(id, wanted
                .level(), wanted.server()), wanted.limits());
        boolean isNew = together(() -> found(tenant, wanted, owner, now, mandate));
        return find(provisioning.complete(isNew ? id : sameAsBefore(wanted, owner)).id());
    }

    private void requirePossible(Level level, String server) {
        try {
            provisioning.requirePossible(level, server);
        } catch (ProvisioningException impossible) {
            throw Problem.invalid(new InvalidField("/placement", "unavailable", String.valueOf(impossible
                    .getMessage())));
        }
    }

    private boolean found(Tenant tenant, WantedTenant wanted, UserId owner, Instant now, Mandate mandate) {
        if (!tenants.insert(tenant, wanted.name(), owner, now)) {
            return false;
        }
        tenants.insertOwner(tenant.id(), owner, now);
        outbox.append(tenant, new OrganizationCreated(tenant.id(), wanted.name().value(), owner));
        outbox.append(tenant, new UserJoined(tenant.id(), owner, Role.OWNER, null));
        log.add(mandate, "create", tenant.id(), tenant.slug(), Map.of("placement", TenantQuery.word(wanted.level()),
                "server", wanted.server(), "owner", owner));
        return true;
    }

    private TenantId sameAsBefore(WantedTenant wanted, UserId owner) {
        return tenants.find(wanted.slug()).filter(found -> found.tenant().status() == TenantStatus.PROVISIONING)
                .filter(found -> found.name().equals(wanted.name().value()))
                .filter(found -> Level.of(found.tenant().placement()) == wanted.level() && found.tenant().placement()
                        .server().equals(wanted.server()))
                .map(found -> found.tenant().id()).filter(id -> tenants.isFounder(id, owner))
                .orElseThrow(() -> Problem.conflict(OrganizationService.SLUG_UNAVAILABLE,
                        OrganizationService.SLUG_TAKEN));
    }

    /** Changes limits, and whether it is migrated before the others. */
    public OperatedTenant change(TenantId id, ChangeTenant change, IfMatch ifMatch, Mandate mandate) {
        return change(id, current -> {
            ifMatch.require(new EntityVersion(current.state()));
            return change.limits(current.tenant().limits());
        }, current -> change.canary(current.canary()), mandate);
    }

    /** Gives a tenant these limits, and says whether it is migrated before the others. */
    public OperatedTenant change(TenantId id, TenantLimits limits, boolean canary, Mandate mandate) {
        return change(id, _ -> limits, _ -> canary, mandate);
    }

    private OperatedTenant change(TenantId id, Function<OperatedTenant, TenantLimits> wantedLimits,
            Predicate<OperatedTenant> wantedCanary, Mandate mandate) {
        return together(() -> {
            OperatedTenant current = tenants.lock(id).orElseThrow(Problem::notFound);
            TenantLimits limits = wantedLimits.apply(current);
            boolean canary = wantedCanary.test(current);
            if (!limits.equals(current.tenant().limits()) || canary != current.canary()) {
                tenants.update(id, limits, canary);
                log.add(mandate, "change", id, current.tenant().slug(), Map.of("before", described(current.tenant()
                        .limits(), current.canary()), "after", described(limits, canary)));
            }
            return find(id);
        });
    }

    private static String described(TenantLimits limits, boolean canary) {
        return LimitsResource.of(limits) + (canary ? ", canary" : "");
    }

    /** Closes a tenant for its members until it is resumed. */
    public OperatedTenant suspend(TenantId id, Mandate mandate) {
        return find(provisioning.suspend(id, mandate).id());
    }

    /** Opens a suspended or deactivated tenant, and takes back a drop that is not due yet. */
    public OperatedTenant resume(TenantId id, Mandate mandate) {
        return find(provisioning.resume(id, mandate).id());
    }

    /** Gives a tenant up: to everybody but operators it is as if it did not exist. Its data stay. */
    public OperatedTenant deactivate(TenantId id, Mandate mandate) {
        return find(provisioning.deactivate(id, mandate).id());
    }

    /** Has a tenant's data removed once the retention is over; where there is none, that begins now and goes on after this returns. */
    public OperatedTenant requestDrop(TenantId id, String typedSlug, Mandate mandate, Optional<Duration> retention) {
        Instant dropAt = provisioning.requestDrop(id, typedSlug, mandate, retention);
        OperatedTenant asked = find(id);
        if (!dropAt.isAfter(clock.instant())) {
            Thread.ofVirtual().name("drop-" + typedSlug).start(() -> drop(id));
        }
        return asked;
    }

    private void drop(TenantId id) {
        try {
            provisioning.drop(id);
        } catch (RuntimeException failure) {
            LOG.warn("Dropping tenant {} was not finished, and is taken up again by the next recovery.", id, failure);
        }
    }

    private <T> T together(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }
}
