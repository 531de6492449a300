package io.leasehold.platform.organization;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import org.springframework.stereotype.Service;

import io.leasehold.core.Slug;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantId;
import io.leasehold.core.UserId;
import io.leasehold.core.UuidV7;
import io.leasehold.platform.throttle.Throttle;
import io.leasehold.web.Problem;
import io.leasehold.web.resource.CursorCodec;
import io.leasehold.web.resource.IfMatch;
import io.leasehold.web.resource.Page;
import io.leasehold.web.resource.PageLimit;

/** Organizations: the list of a person's own, founding one, and everything that is done to one from inside. */
@Service
public class OrganizationService {
    /** The code of the problem that somebody has the slug. */
    public static final String SLUG_UNAVAILABLE = "slug_unavailable";

    /** What to tell whoever wants a slug that is taken. */
    public static final String SLUG_TAKEN = "Another organization has this address. Choose another one.";

    private static final String LIST = "organizations";

    private final OrganizationRepository organizations;
    private final OrganizationChanges changes;
    private final Founding founding;
    private final FoundingDoor door;
    private final FoundingGround ground;
    private final Throttle throttle;
    private final CursorCodec cursors;
    private final Clock clock;

    OrganizationService(OrganizationRepository organizations, OrganizationChanges changes, Founding founding,
            FoundingDoor door, FoundingGround ground, Throttle throttle, CursorCodec cursors, Clock clock) {
        this.organizations = organizations;
        this.changes = changes;
        this.founding = founding;
        this.door = door;
        this.ground = ground;
        this.throttle = throttle;
        this.cursors = cursors;
        this.clock = clock;
    }

    /**
     * Founds an organization on behalf of a user, who becomes its owner.
     *
     * @throws Problem {@code 409 slug_unavailable} when another organization has the slug
     */
    public Organization create(UserId founder, NewOrganization newOrganization) {
        throttle.probe(founder);
        return found(newOrganization, () -> founder);
    }

    /**
     * Founds an organization.
     *
     * @param founder gives the owner, inside of the same transaction, in which a newcomer may be registered
     * @throws Problem {@code 409 slug_unavailable} when another organization has the slug
     */
    public Organization found(NewOrganization newOrganization, Supplier<UserId> founder) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Tenant tenant = ground.plan(new TenantId(UuidV7.at(now)), newOrganization.slug());
        Organization organization = door.enter(tenant, () -> founding.found(tenant, newOrganization.name(), founder,
                now));
        ground.prepare(tenant);
        return organization;
    }

    /** Some of the organizations that a person belongs to, in the order of joining; suspended ones too. */
    public Page<OwnOrganization> own(UserId user, Optional<String> cursor, PageLimit limit) {
        List<String> after = cursor.map(text -> cursors.decode(user, LIST, text)).orElse(List.of(Instant.EPOCH
                .toString(), new UUID(0, 0).toString()));
        List<OwnOrganization> found = organizations.findOwn(user, Instant.parse(after.getFirst()), UUID.fromString(after
                .getLast()), limit.value() + 1);
        List<OwnOrganization> shown = found.subList(0, Math.min(found.size(), limit.value()));
        boolean more = found.size() > shown.size();
        return new Page<>(shown, more ? cursor(user, shown.getLast()) : null);
    }

    /** Whether an organization can have this slug. Counted as an attempt to claim it, since it tells the same. */
    public SlugAnswer availability(UserId caller, String text) {
        return Slug.parse(text).map(slug -> {
            throttle.probe(caller);
            return organizations.isTaken(slug) ? SlugAnswer.TAKEN : SlugAnswer.FREE;
        }).orElse(SlugAnswer.INVALID);
    }

    /** The slugs of the organizations that nobody else owns, which one cannot leave therefore. */
    public Set<String> ownedAlone(UserId user) {
        return organizations.findOwnedAlone(user);
    }

    /**
     * The organization that the request was admitted to.
     *
     * @throws Problem {@code 404} when it was given up in the meantime
     */
    public Organization find(Tenant tenant) {
        return organizations.find(tenant).orElseThrow(Problem::notFound);
    }

    /** Changes name, slug or settings. */
    public Organization change(Tenant tenant, UserId actor, ChangeOrganization change, IfMatch ifMatch) {
        if (!change.slug().isKeep()) {
            throttle.probe(actor);
        }
        return changes.change(tenant, change, ifMatch);
    }

    /** Gives the organization up: from now on it is for everybody as if it did not exist. Nothing is deleted. */
    public void deactivate(Tenant tenant, IfMatch ifMatch) {
        changes.deactivate(tenant, ifMatch);
    }

    /** Whether an organization has this slug; for callers that count attempts themselves. */
    public boolean isTaken(Slug slug) {
        return organizations.isTaken(slug);
    }

    /** What a slug has to be, as a sentence for people. */
    public static String slugRule() {
        return "An address is 2 to 63 lower-case letters, digits and hyphens, starts with a letter, and is no reserved word.";
    }

    static Problem slugUnavailable() {
        return Problem.conflict(SLUG_UNAVAILABLE, SLUG_TAKEN);
    }

    private String cursor(UserId user, OwnOrganization last) {
        return cursors.encode(user, LIST, List.of(last.joinedAt().toString(), last.id().toString()));
    }
}
