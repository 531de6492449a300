package io.leasehold.platform.organization;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** An organization in the list of one's own, with one's role in it. */
record OwnOrganizationResource(UUID id, String slug, String name, String status, String role, Instant joinedAt) {
    static OwnOrganizationResource of(OwnOrganization own) {
        return new OwnOrganizationResource(own.id().value(), own.slug().value(), own.name(), own.status().name()
                .toLowerCase(Locale.ROOT), own.role().code(), own.joinedAt());
    }
}
