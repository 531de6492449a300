package io.leasehold.web.app;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.stereotype.Component;

import io.leasehold.core.Membership;
import io.leasehold.core.Memberships;
import io.leasehold.core.Permission;
import io.leasehold.core.Placement;
import io.leasehold.core.Slug;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantId;
import io.leasehold.core.TenantKey;
import io.leasehold.core.TenantStatus;
import io.leasehold.core.UserId;

/** Who is where: ada in acme, gus in globex, lin in both, vic a viewer of acme, ian in a suspended tenant, dee in a deactivated one, ops nowhere. */
@Component
public final class Town implements Memberships {
    public static final Tenant ACME = tenant(1, "acme", TenantStatus.ACTIVE);
    public static final Tenant GLOBEX = tenant(2, "globex", TenantStatus.ACTIVE);
    public static final Tenant INITECH = tenant(3, "initech", TenantStatus.SUSPENDED);
    public static final Tenant DEFUNCT = tenant(4, "defunct", TenantStatus.DEACTIVATED);

    public static final UserId ADA = user(1);
    public static final UserId GUS = user(2);
    public static final UserId LIN = user(3);
    public static final UserId VIC = user(4);
    public static final UserId IAN = user(5);
    public static final UserId DEE = user(6);
    public static final UserId OPS = user(7);
    public static final UserId REX = user(8);

    private final List<Membership> memberships = new CopyOnWriteArrayList<>();
    private final AtomicInteger questions = new AtomicInteger();

    public Town() {
        join(ADA, ACME, "data.read", "data.write");
        join(GUS, GLOBEX, "data.read", "data.write");
        join(LIN, ACME, "data.read", "data.write");
        join(LIN, GLOBEX, "data.read");
        join(VIC, ACME, "data.read");
        join(IAN, INITECH, "data.read", "data.write");
        join(DEE, DEFUNCT, "data.read", "data.write");
    }

    @Override
    public List<Membership> of(UserId user, Collection<TenantKey> keys) {
        questions.incrementAndGet();
        return memberships.stream().filter(m -> m.user().equals(user)).filter(
                m -> keys.stream().anyMatch(key -> key.names(m.tenant()))).toList();
    }

    @Override
    public Optional<Membership> defaultOf(UserId user) {
        questions.incrementAndGet();
        return memberships.stream().filter(m -> m.user().equals(user)).findFirst();
    }

    /** Takes somebody in. */
    public void join(UserId user, Tenant tenant, String... permissions) {
        memberships.add(
                new Membership(user, tenant, Set.copyOf(List.of(permissions).stream().map(Permission::new).toList())));
    }

    /** Removes somebody. */
    public void leave(UserId user, Tenant tenant) {
        memberships.removeIf(m -> m.user().equals(user) && m.tenant().equals(tenant));
    }

    /** How often this was asked so far. */
    public int questions() {
        return questions.get();
    }

    private static Tenant tenant(int number, String slug, TenantStatus status) {
        return new Tenant(new TenantId(uuid("a", number)), new Slug(slug), status, new Placement.SharedTables());
    }

    private static UserId user(int number) {
        return new UserId(uuid("b", number));
    }

    private static UUID uuid(String kind, int number) {
        return UUID.fromString("01890000-0000-7000-8000-%s%011d".formatted(kind, number));
    }
}
