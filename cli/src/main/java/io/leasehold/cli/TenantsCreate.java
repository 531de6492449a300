package io.leasehold.cli;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.Placement;
import io.leasehold.core.Slug;
import io.leasehold.core.TenantLimits;
import io.leasehold.platform.operator.WantedTenant;
import io.leasehold.platform.user.DisplayName;
import io.leasehold.platform.user.EmailAddress;
import io.leasehold.postgres.provisioning.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a tenant, and returns when it can be worked in. */
@Command(name = "create", mixinStandardHelpOptions = true, description = "Makes a tenant for somebody who has signed up. The same command again finishes one that was cut off.", footer = {
    "", "Examples:", "  leasehold tenants create initech --name Initech --owner ike@initech.example --placement schema",
    "  leasehold tenants create umbrella --owner uma@umbrella.example --placement database --server eu --connections 4"})
final class TenantsCreate extends SystemCommand {
    @Parameters(paramLabel = "<slug>", description = "Its name in addresses.")
    private String slug = "";

    @Option(names = "--name", paramLabel = "<name>", description = "Its name for people (default: the slug).")
    private @Nullable String name;

    @Option(names = "--owner", paramLabel = "<e-mail>", required = true, description = "Whose it is: a person who has signed up.")
    private String owner = "";

    @Option(names = "--placement", paramLabel = "<level>", description = "Where its rows live: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Level level = Level.SHARED;

    @Option(names = "--server", paramLabel = "<name>", description = "On which server (default: ${DEFAULT-VALUE}).")
    private String server = Placement.MAIN_SERVER;

    @Mixin
    private final LimitOptions limits = new LimitOptions();

    TenantsCreate(Map<String, String> environment) {
        super(environment);
    }

    @Override
    int run(OpenTarget system, Output output) {
        TenantLine made = TenantLine.of(system.tenants().create(wanted(), mandate("")));
        output.answer(made, made.slug() + " is " + made.status() + ": " + made.placement() + " on " + made.server()
                + ", in " + made.location() + ".");
        return DONE;
    }

    private WantedTenant wanted() {
        return new WantedTenant(DisplayName.parse(name == null ? slug : name).orElseThrow(
                () -> new CommandFailedException(DisplayName.rule())),
                Slug.parse(slug).orElseThrow(
                        () -> new CommandFailedException("\"" + slug + "\" cannot be a slug: it is 2 to 63 lower-case "
                                + "letters, digits and hyphens, starts with a letter, and is no reserved word.")),
                EmailAddress.parse(owner).orElseThrow(() -> new CommandFailedException("\"" + owner
                        + "\" is no e-mail address.")),
                level, server, limits.over(TenantLimits.USUAL));
    }
}
