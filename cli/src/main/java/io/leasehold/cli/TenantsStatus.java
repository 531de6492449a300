package io.leasehold.cli;

import java.util.Map;

import io.leasehold.core.TenantId;
import io.leasehold.platform.operator.OperatedTenant;
import io.leasehold.platform.operator.OperatorTenants;
import io.leasehold.postgres.provisioning.Mandate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes whether a tenant is served. */
@Command(mixinStandardHelpOptions = true)
final class TenantsStatus extends SystemCommand {
    private final Change change;

    @Parameters(paramLabel = "<slug>", description = "The tenant.")
    private String slug = "";

    @Option(names = "--reason", paramLabel = "<text>", description = "Stands in the operator log.")
    private String reason = "";

    private TenantsStatus(Map<String, String> environment, Change change) {
        super(environment);
        this.change = change;
    }

    /** What is done to a tenant's status. */
    private interface Change {
        OperatedTenant apply(OperatorTenants tenants, TenantId id, Mandate mandate);
    }

    static CommandLine suspend(Map<String, String> environment) {
        return named("suspend", "Closes a tenant for its members; its data stay.", new TenantsStatus(environment,
                OperatorTenants::suspend));
    }

    static CommandLine resume(Map<String, String> environment) {
        return named("resume",
                "Opens a suspended or deactivated tenant, and takes back a drop that is not due yet.",
                new TenantsStatus(
                        environment, OperatorTenants::resume));
    }

    static CommandLine deactivate(Map<String, String> environment) {
        return named("deactivate", "Gives a tenant up: to everybody it is as if it did not exist. Its data stay.",
                new TenantsStatus(environment, OperatorTenants::deactivate));
    }

    private static CommandLine named(String verb, String description, TenantsStatus command) {
        CommandLine line = new CommandLine(command);
        line.getCommandSpec().name(verb).usageMessage().description(description).footer("", "Example:",
                "  leasehold tenants " + verb + " initech --reason \"invoice 4711\"");
        return line;
    }

    @Override
    int run(OpenTarget system, Output output) {
        TenantLine changed = TenantLine.of(change.apply(system.tenants(), system.tenant(slug).tenant().id(), mandate(
                reason)));
        output.answer(changed, changed.slug() + " is " + changed.status() + ".");
        return DONE;
    }
}
