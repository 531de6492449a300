package io.leasehold.platform.operator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.leasehold.web.InvalidField;
import io.leasehold.web.Problem;

/**
 * Asks for a tenant's data to be removed.
 *
 * @param slug typed by whoever asks, so that no slip of a finger removes another one
 * @param reason stands in the operator log
 * @param retentionDays for how long the data are kept before; as configured where nothing is said
 */
public record DropTenant(@Nullable String slug, @Nullable String reason, @Nullable Integer retentionDays) {
    private static final int LONGEST = 3_650;

    String typedSlug() {
        List<InvalidField> wrong = new ArrayList<>();
        if (slug == null) {
            wrong.add(new InvalidField("/slug", "required", "Type the slug of the tenant that is to be dropped."));
        }
        if (retentionDays != null && (retentionDays < 0 || retentionDays > LONGEST)) {
            wrong.add(new InvalidField("/retention_days", "out_of_range", "This has to be between 0 and " + LONGEST
                    + "."));
        }
        if (slug == null || !wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
        return slug;
    }

    Optional<Duration> retention() {
        return Optional.ofNullable(retentionDays).map(Duration::ofDays);
    }
}
