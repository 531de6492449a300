package io.leasehold.cli;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.TenantLimits;
import io.leasehold.platform.operator.OperatedTenant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes what a tenant may take, and when it is migrated. */
@Command(name = "change", mixinStandardHelpOptions = true, description = "Changes a tenant's limits, and whether it is migrated before the others; what is left out stays.", footer = {
    "", "Examples:", "  leasehold tenants change initech --connections 3 --statement-timeout 10s",
    "  leasehold tenants change initech --usual-limits --no-canary"})
final class TenantsChange extends SystemCommand {
    @Parameters(paramLabel = "<slug>", description = "The tenant.")
    private String slug = "";

    @Mixin
    private final LimitOptions limits = new LimitOptions();

    @Option(names = "--usual-limits", description = "Forget its own limits, before others that are given here.")
    private boolean usual;

    @Option(names = "--canary", negatable = true, description = "Migrate it before the others, or not any more.")
    private @Nullable Boolean canary;

    @Option(names = "--reason", paramLabel = "<text>", description = "Stands in the operator log.")
    private String reason = "";

    TenantsChange(Map<String, String> environment) {
        super(environment);
    }

    @Override
    int run(OpenTarget system, Output output) {
        OperatedTenant present = system.tenant(slug);
        TenantLimits wanted = limits.over(usual ? TenantLimits.USUAL : present.tenant().limits());
        TenantLine changed = TenantLine.of(system.tenants().change(present.tenant().id(), wanted, canary == null
                ? present.canary()
                : canary, mandate(reason)));
        output.answer(changed, changed.describe());
        return DONE;
    }
}
