package io.leasehold.postgres.inspection;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** One inspection in one transaction, whose number of queries does not depend on what there is to look at. */
final class Examination {
    private final JdbcClient client;
    private final Target target;
    private final Ground ground;
    private final Map<String, Object> parameters;

    Examination(Connection connection, Target target) {
        this.client = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        this.target = target;
        this.ground = Ground.of(client, target);
        this.parameters = new HashMap<>(ground.parameters(target));
    }

    InspectionReport report() {
        List<String> seen = target.places().isEmpty()
                ? List.of(target.place())
                : target.places().values().stream().distinct().sorted().toList();
        List<Finding> findings = new ArrayList<>(ground.findings(target));
        if (!ground.suffices(target)) {
            return new InspectionReport(seen, 0, placed(findings));
        }
        Roles roles = Roles.of(client, ground, target);
        parameters.put("identities", roles.app().toArray(Long[]::new));
        parameters.put("everybody", roles.all().toArray(Long[]::new));

        List<TenantTable> tables = Tables.of(client, parameters);
        Map<Boolean, List<TenantTable>> byExemption = tables.stream().collect(Collectors.partitioningBy(
                this::isExempt));
        parameters.put("looked", oids(tables));
        parameters.put("exempted", oids(byExemption.getOrDefault(true, List.of())));
        findings.addAll(tables(byExemption.getOrDefault(false, List.of())));
        checks().forEach(check -> findings.addAll(check.run(client, parameters)));
        byExemption.getOrDefault(true, List.of()).stream().filter(table -> !table.isExempt()).map(
                table -> new Finding(Rule.EXEMPTION, table.schema(), table.name(), "The table " + table.name()
                        + " is exempt by configuration.", "Nothing, as long as it belongs to no tenant.",
                        Optional
                                .empty()))
                .forEach(findings::add);
        return new InspectionReport(seen, tables.size(), placed(findings));
    }

    private List<Finding> tables(List<TenantTable> tables) {
        List<TenantTable> tenants = tables.stream().filter(table -> table.column() != null).toList();
        parameters.put("tables", oids(tenants));
        Map<Long, List<Policy>> policies = Policy.of(client, parameters).stream().collect(Collectors.groupingBy(
                Policy::table));
        Map<String, TenantFunction> functions = TenantFunctions.of(client, parameters);
        Mending mending = Mending.of(ground, target);
        List<TenantTable> bare = tables.stream().filter(table -> table.column() == null).toList();
        TableRules rules = new TableRules(mending, Links.of(client, bare, parameters), policies);
        PolicyRules judge = new PolicyRules(mending, new Source(target.conventions().setting(), kept(), functions,
                Set.of()), ground.equality());
        List<Finding> findings = new ArrayList<>();
        for (TenantTable table : tables) {
            rules.of(table).forEach(findings::add);
            findings.addAll(judge.of(table, policies.getOrDefault(table.oid(), List.of())));
        }
        parameters.put("functions", judge.understood().stream().map(TenantFunction::oid).toArray(Long[]::new));
        return findings;
    }

    /** Types that an id can be cast to and stay the same. */
    private Set<String> kept() {
        Set<String> types = new HashSet<>(List.of("text", "varchar", "character varying"));
        types.addAll(ground.types());
        if (Set.of("bigint", "integer", "smallint").stream().anyMatch(types::contains)) {
            types.addAll(Set.of("bigint", "int8", "integer", "int", "int4", "smallint", "int2"));
        }
        return types;
    }

    private Stream<Check> checks() {
        List<List<Check>> checks = new ArrayList<>(List.of(KeyChecks.ALL, ForeignKeyChecks.ALL, IndexChecks.ALL,
                GrantChecks.ALL, OwnersRightsChecks.ALL, SharedChecks.TABLES, Exemptions.ALL, RoleChecks.OWNERSHIPS));
        if (target.isLeasehold()) {
            checks.add(CapabilityChecks.ALL);
        }
        if (target.shared()) {
            checks.add(SharedChecks.COMMON);
            if (target.whole() && target.isLeasehold()) {
                checks.add(CapabilityChecks.SHARED);
            }
        }
        if (target.whole()) {
            checks.addAll(List.of(RoleChecks.STANDING, GrantChecks.STANDING, SharedChecks.DATABASE,
                    RemoteChecks.ALL));
        }
        return checks.stream().flatMap(List::stream);
    }

    private boolean isExempt(TenantTable table) {
        Set<String> exempt = target.conventions().exempt();
        return table.isExempt() || exempt.contains(table.name()) || exempt.contains(table.plain());
    }

    private List<Finding> placed(List<Finding> findings) {
        return findings.stream().map(finding -> finding.at(target.places().getOrDefault(finding.place(), target
                .place()))).toList();
    }

    private static Long[] oids(List<TenantTable> tables) {
        return tables.stream().map(TenantTable::oid).toArray(Long[]::new);
    }
}
