package io.leasehold.cli;

import java.util.Map;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives a tenant up */
@Command(name = "deactivate", mixinStandardHelpOptions = true, description = "Gives a tenant up", footer = {
    "", "Example:", "  leasehold tenants deactivate initech --reason \"invoice 4711\""})
final class TenantsDeactivate extends SystemCommand {
    @Parameters(paramLabel = "<slug>", description = "The tenant.")
    private String slug = "";

    @Option(names = "--reason", paramLabel = "<text>", description = "Stands in the operator log.")
    private String reason = "";

    TenantsDeactivate(Map<String, String> environment) {
        super(environment);
    }

    @Override
    int run(OpenTarget system, Output output) {
        TenantLine changed = TenantLine
                .of(system.tenants().deactivate(system.tenant(slug).tenant().id(), mandate(reason)));
        output.answer(changed, changed.slug() + " is " + changed.status() + ".");
        return DONE;
    }
}
