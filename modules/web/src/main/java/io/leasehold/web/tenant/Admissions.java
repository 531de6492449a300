package io.leasehold.web.tenant;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;

import io.leasehold.core.Membership;
import io.leasehold.core.Memberships;
import io.leasehold.core.Slug;
import io.leasehold.core.TenantId;
import io.leasehold.core.TenantKey;
import io.leasehold.core.TenantStatus;
import io.leasehold.core.UserId;
import io.leasehold.web.Problem;
import io.leasehold.web.tenant.Admission.Admitted;
import io.leasehold.web.tenant.Admission.Tenantless;

/** Decides which tenant a person's request is for, with one question about memberships. */
public final class Admissions {
    private final TenantSources sources;
    private final TenantPaths targets;
    private final Memberships memberships;

    public Admissions(TenantSources sources, Memberships memberships) {
        this.sources = sources;
        this.targets = new TenantPaths(sources.targetPatterns());
        this.memberships = memberships;
    }

    /**
     * The outcome for this request. A tenant that the request itself names is enforced here; one that is only remembered or a default is enforced by the
     * handler that needs it, so that somebody whose remembered tenant is gone still gets at what needs none.
     *
     * @throws Problem when the request names a tenant that it is not admitted to
     */
    Admission admit(HttpServletRequest request, UserId user) {
        Set<TenantKey> named = new LinkedHashSet<>();
        sources.naming().forEach(resolver -> resolver.resolve(request).ifPresent(named::add));
        Optional<TenantKey> target = target(request);
        if (named.isEmpty() && target.isEmpty()) {
            return implied(request, user);
        }
        refuseContradictions(named);
        Set<TenantKey> asked = new LinkedHashSet<>(named);
        target.ifPresent(asked::add);
        List<Membership> found = find(user, asked);
        List<Membership> admitted = new ArrayList<>();
        if (!named.isEmpty()) {
            admitted.add(enforced(agreed(named, found)));
        }
        target.ifPresent(key -> admitted.add(enforced(found.stream().filter(m -> key.names(m.tenant())).findFirst())));
        return new Admitted(admitted.getLast());
    }

    private Admission implied(HttpServletRequest request, UserId user) {
        Optional<TenantKey> remembered = sources.remembering().stream().flatMap(
                resolver -> resolver.resolve(request).stream()).findFirst();
        if (remembered.isPresent()) {
            // Whoever was removed from the remembered tenant is told so, and not silently moved to another one.
            return admittedOr(user, Problem.notFound(), find(user, Set.of(remembered.get())).stream().findFirst());
        }
        Optional<Membership> usual = sources.defaultMembership() ? memberships.defaultOf(user) : Optional.empty();
        return admittedOr(user, TenantProblems.required(), usual.filter(m -> isOf(user, m)));
    }

    private static Admission admittedOr(UserId user, Problem otherwise, Optional<Membership> found) {
        return found.<Admission>map(membership -> membership.tenant().status() == TenantStatus.ACTIVE
                ? new Admitted(
                        membership)
                : new Tenantless(user, Problem.tenantSuspended())).orElseGet(() -> new Tenantless(user,
                        otherwise));
    }

    private static Membership enforced(Optional<Membership> found) {
        Membership membership = found.orElseThrow(Problem::notFound);
        if (membership.tenant().status() != TenantStatus.ACTIVE) {
            throw Problem.tenantSuspended();
        }
        return membership;
    }

    /** Keys of one kind that differ cannot mean one tenant, whether or not they mean any. */
    private static void refuseContradictions(Collection<TenantKey> named) {
        long ids = named.stream().filter(Admissions::isId).count();
        if (ids > 1 || named.size() - ids > 1) {
            throw TenantProblems.conflict();
        }
    }

    /**
     * The one membership that all keys mean. Where none of a slug and an id is the caller's, whether they agree cannot be told without telling something
     * about strangers' tenants: then it is not found, as either alone would be.
     */
    private static Optional<Membership> agreed(Collection<TenantKey> named, List<Membership> found) {
        List<Membership> candidates = found.stream().filter(
                m -> named.stream().anyMatch(key -> key.names(m.tenant()))).toList();
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        Membership first = candidates.getFirst();
        if (candidates.size() > 1 || !named.stream().allMatch(key -> key.names(first.tenant()))) {
            throw TenantProblems.conflict();
        }
        return Optional.of(first);
    }

    private List<Membership> find(UserId user, Collection<TenantKey> keys) {
        List<TenantKey> possible = keys.stream().filter(
                key -> isId(key) || Slug.parse(key.text()).isPresent()).toList();
        return possible.isEmpty()
                ? List.of()
                : memberships.of(user, possible).stream().filter(m -> isOf(user, m)).filter(
                        m -> possible.stream().anyMatch(key -> key.names(m.tenant()))).toList();
    }

    private static boolean isOf(UserId user, Membership membership) {
        return membership.user().equals(user) && membership.tenant().status().isVisible();
    }

    private static boolean isId(TenantKey key) {
        return TenantId.parse(key.text()).isPresent();
    }

    private Optional<TenantKey> target(HttpServletRequest request) {
        Optional<String> segment = targets.tenantIn(request);
        Optional<TenantKey> key = segment.filter(text -> TenantId.parse(text).isPresent()).map(TenantKey::new);
        // A second spelling of an id would reach a handler as that id, past this check.
        if (key.isEmpty() && segment.filter(Admissions::readsAsId).isPresent()) {
            throw Problem.notFound();
        }
        return key;
    }

    private static boolean readsAsId(String text) {
        try {
            UUID.fromString(text.strip());
            return true;
        } catch (IllegalArgumentException notAnId) {
            return false;
        }
    }
}
