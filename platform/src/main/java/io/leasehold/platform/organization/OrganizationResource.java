package io.leasehold.platform.organization;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.springframework.http.ResponseEntity;

import io.leasehold.web.resource.EntityVersion;

/** An organization in the API. */
record OrganizationResource(UUID id, String slug, String name, String status, Map<String, Object> settings,
        Instant createdAt) {
    static ResponseEntity<OrganizationResource> answer(ResponseEntity.BodyBuilder builder, Organization organization) {
        return builder.eTag(new EntityVersion(organization.version()).etag()).body(new OrganizationResource(organization
                .id().value(), organization.slug().value(), organization.name().value(),
                organization.status().name()
                        .toLowerCase(Locale.ROOT),
                organization.settings(), organization.createdAt()));
    }
}
