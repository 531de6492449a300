package io.leasehold.postgres.fleet;

import org.jspecify.annotations.Nullable;

/**
 * A place of which the control database knew something else than the place itself says.
 *
 * @param place as it was recorded
 * @param found the fingerprint that it really has; null where nobody could look, and then the record was left as it was
 * @param error why nobody could look
 */
public record Misrecorded(KnownPlace place, @Nullable String found, @Nullable String error) {}
