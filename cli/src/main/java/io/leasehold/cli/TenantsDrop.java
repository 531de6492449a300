package io.leasehold.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.TenantId;
import io.leasehold.postgres.provisioning.Dropped;
import io.leasehold.postgres.provisioning.Provisioning;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has a tenant's data removed, at once or when the retention is over. */
@Command(name = "drop", mixinStandardHelpOptions = true, description = "Removes a tenant: closed for everybody now, its data when the retention is over. Until then it can be resumed.", footer = {
    "", "Examples:", "  leasehold tenants drop initech --confirm initech",
    "  leasehold tenants drop initech --confirm initech --now --reason \"contract 12 ended\""})
final class TenantsDrop extends SystemCommand {
    @Parameters(paramLabel = "<slug>", description = "The tenant.")
    private String slug = "";

    @Option(names = "--confirm", paramLabel = "<slug>", required = true, description = "The slug once more, so that no slip of a finger drops another one.")
    private String confirmation = "";

    @ArgGroup
    private When when = new When();

    /** At once, or later; not both. */
    private static final class When {
        @Option(names = "--retention", paramLabel = "<time>", description = "For how long the data are kept, such as 30d (default: as the application's).")
        private @Nullable Duration retention;

        @Option(names = "--now", description = "Keep nothing, and remove the data before this command ends.")
        private boolean now;
    }

    @Option(names = "--reason", paramLabel = "<text>", description = "Stands in the operator log.")
    private String reason = "";

    TenantsDrop(Map<String, String> environment) {
        super(environment);
    }

    /** What comes out, for programs. */
    private record Answer(String slug, Instant dropAt, @Nullable Map<String, Long> removed, @Nullable Integer looked) {}

    @Override
    int run(OpenTarget system, Output output) {
        TenantId id = system.tenant(slug).tenant().id();
        Provisioning provisioning = system.provisioning();
        Instant dropAt = provisioning.requestDrop(id, confirmation, mandate(reason), when.now
                ? Optional.of(Duration.ZERO)
                : Optional.ofNullable(when.retention));
        if (dropAt.isAfter(system.clock().instant())) {
            output.answer(new Answer(slug, dropAt, null, null),
                    slug + " is deactivated. Its data are removed on " + dropAt
                            + "; until then: leasehold tenants resume " + slug);
            return DONE;
        }
        Dropped dropped = provisioning.drop(id);
        long rows = dropped.removed().values().stream().mapToLong(Long::longValue).sum();
        output.answer(new Answer(slug, dropAt, dropped.removed(), dropped.looked()),
                "%s is gone: %,d rows removed, and nothing of it found in the %d tables and catalogs that were looked into."
                        .formatted(slug, rows, dropped.looked()));
        return DONE;
    }
}
