package io.leasehold.cli;

import java.util.Map;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens a suspended or deactivated tenant, and takes back a drop that is not due yet. */
@Command(name = "resume", mixinStandardHelpOptions = true, description = "Opens a suspended or deactivated tenant, and takes back a drop that is not due yet.", footer = {
    "", "Example:", "  leasehold tenants resume initech --reason \"invoice 4711\""})
final class TenantsResume extends SystemCommand {
    @Parameters(paramLabel = "<slug>", description = "The tenant.")
    private String slug = "";

    @Option(names = "--reason", paramLabel = "<text>", description = "Stands in the operator log.")
    private String reason = "";

    TenantsResume(Map<String, String> environment) {
        super(environment);
    }

    @Override
    int run(OpenTarget system, Output output) {
        TenantLine changed = TenantLine.of(system.tenants().resume(system.tenant(slug).tenant().id(), mandate(reason)));
        output.answer(changed, changed.slug() + " is " + changed.status() + ".");
        return DONE;
    }
}
