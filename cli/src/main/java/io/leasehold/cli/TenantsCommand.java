package io.leasehold.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is done to tenants from outside of them. */
@Command(name = "tenants", mixinStandardHelpOptions = true, description = "Lists, makes, closes and drops tenants.", footer = {
    "", "Examples:", "  leasehold tenants list --placement schema",
    "  leasehold tenants create initech --name Initech --owner ike@initech.example --placement schema",
    "  leasehold tenants suspend initech --reason \"invoice 4711\"",
    "  leasehold tenants drop initech --confirm initech"})
final class TenantsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** A group of commands does nothing by itself. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do, such as: leasehold tenants list");
    }
}
