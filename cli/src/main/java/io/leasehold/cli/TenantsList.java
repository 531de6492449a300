package io.leasehold.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.TenantStatus;
import io.leasehold.platform.operator.OperatedTenant;
import io.leasehold.platform.operator.OperatorTenants;
import io.leasehold.platform.operator.TenantQuery;
import io.leasehold.postgres.provisioning.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Which tenants there are. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists tenants, in the order of their slugs.", footer = {
    "", "Examples:", "  leasehold tenants list", "  leasehold tenants list --status suspended --json"})
final class TenantsList extends SystemCommand {
    private static final int PAGE = 500;

    @Option(names = "--status", paramLabel = "<status>", description = "Only those that are: ${COMPLETION-CANDIDATES}.")
    private @Nullable TenantStatus status;

    @Option(names = "--placement", paramLabel = "<level>", description = "Only those in: ${COMPLETION-CANDIDATES}.")
    private @Nullable Level level;

    @Option(names = "--server", paramLabel = "<name>", description = "Only those on this server.")
    private @Nullable String server;

    @Option(names = "--match", paramLabel = "<text>", description = "Only those with this text in slug or name.")
    private @Nullable String text;

    TenantsList(Map<String, String> environment) {
        super(environment);
    }

    @Override
    int run(OpenTarget system, Output output) {
        TenantQuery query = new TenantQuery(Optional.ofNullable(status), Optional.ofNullable(level),
                Optional.ofNullable(
                        server),
                Optional.ofNullable(text));
        OperatorTenants tenants = system.tenants();
        List<TenantLine> lines = new ArrayList<>();
        String after = "";
        List<OperatedTenant> page;
        do {
            page = tenants.list(query, after, PAGE);
            page.forEach(tenant -> lines.add(TenantLine.of(tenant)));
            after = lines.isEmpty() ? "" : lines.getLast().slug();
        } while (page.size() == PAGE);
        output.rows(lines, TenantLine.table(), "No tenants.");
        return DONE;
    }
}
