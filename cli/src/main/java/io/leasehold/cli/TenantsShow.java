package io.leasehold.cli;

import java.util.Map;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** All that operators know of one tenant. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "Shows a tenant: its status, its place, its limits.", footer = {
    "", "Example:", "  leasehold tenants show initech"})
final class TenantsShow extends SystemCommand {
    @Parameters(paramLabel = "<slug>", description = "The tenant.")
    private String slug = "";

    TenantsShow(Map<String, String> environment) {
        super(environment);
    }

    @Override
    int run(OpenTarget system, Output output) {
        TenantLine line = TenantLine.of(system.tenant(slug));
        output.answer(line, line.describe());
        return DONE;
    }
}
