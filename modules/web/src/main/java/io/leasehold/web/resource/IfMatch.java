package io.leasehold.web.resource;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/** The header {@code If-Match}: which states of a resource a change is meant for (RFC 9110, strong comparison). */
public sealed interface IfMatch {
    /** Whatever state it is in. */
    record Any() implements IfMatch {}

    /** One of these states; none, where the header names nothing that this server ever gave out. */
    record OneOf(Set<String> etags) implements IfMatch {
        public OneOf {
            etags = Set.copyOf(etags);
        }
    }

    /** What a header says; no header allows any state, one that cannot be read allows none. */
    static IfMatch of(@Nullable String header) {
        return header == null || header.strip().equals("*") ? new Any() : new OneOf(EntityTags.strong(header));
    }

    /** Whether a change is meant for this state. */
    default boolean admits(EntityVersion version) {
        return switch (this) {
            case Any() -> true;
            case OneOf(Set<String> etags) -> etags.contains(version.etag());
        };
    }

    /** Answers {@code 412} when a change is not meant for this state. */
    default void require(EntityVersion version) {
        if (!admits(version)) {
            throw EntityVersion.stale();
        }
    }
}
