package io.leasehold.postgres.fleet;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A place that is not as the migrations make it, or that could not be compared.
 *
 * @param differences what is not as it should be, by kind and name
 * @param error why nobody could look; null where somebody did
 */
public record Drift(KnownPlace place, List<Difference> differences, @Nullable String error) {
    public Drift {
        differences = List.copyOf(differences);
    }
}
