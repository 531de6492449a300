package io.leasehold.platform.member;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

import io.leasehold.web.resource.EntityVersion;

/** A member in the API. */
record MemberResource(UUID userId, String email, String name, String role, @Nullable UUID invitedBy,
        @Nullable Instant invitedAt, Instant joinedAt) {
    static MemberResource of(NamedMember named) {
        Member member = named.member();
        return new MemberResource(member.user().value(), named.user().email().value(), named.user().name().value(),
                member.role().code(), member.invitedBy() == null ? null : member.invitedBy().value(), member
                        .invitedAt(),
                member.joinedAt());
    }

    static ResponseEntity<MemberResource> answer(ResponseEntity.BodyBuilder builder, NamedMember named) {
        return builder.eTag(new EntityVersion(named.member().version()).etag()).body(of(named));
    }
}
