package io.leasehold.cli;

import java.util.Map;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Closes a tenant for its members; its data stay. */
@Command(name = "suspend", mixinStandardHelpOptions = true, description = "Closes a tenant for its members; its data stay.", footer = {
    "", "Example:", "  leasehold tenants suspend initech --reason \"invoice 4711\""})
final class TenantsSuspend extends SystemCommand {
    @Parameters(paramLabel = "<slug>", description = "The tenant.")
    private String slug = "";

    @Option(names = "--reason", paramLabel = "<text>", description = "Stands in the operator log.")
    private String reason = "";

    TenantsSuspend(Map<String, String> environment) {
        super(environment);
    }

    @Override
    int run(OpenTarget system, Output output) {
        TenantLine changed = TenantLine
                .of(system.tenants().suspend(system.tenant(slug).tenant().id(), mandate(reason)));
        output.answer(changed, changed.slug() + " is " + changed.status() + ".");
        return DONE;
    }
}
