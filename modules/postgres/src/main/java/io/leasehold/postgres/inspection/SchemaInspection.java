package io.leasehold.postgres.inspection;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Inspects one database by its catalogs alone, whoever made it. Any role that may connect will do. */
public final class SchemaInspection {
    private SchemaInspection() {}

    /**
     * All that is wrong in the schemas that the conventions name, and about the roles.
     *
     * @param database a connection of any role; left as it was
     * @param place what people call the database
     */
    public static InspectionReport of(Connection database, String place, Conventions conventions) {
        JdbcClient client = JdbcClient.create(new SingleConnectionDataSource(database, true));
        List<Finding> findings = conventions.roles().stream().flatMap(role -> {
            Map<String, Object> parameters = Map.of("role", role, "schemas", conventions.schemas().toArray(
                    String[]::new), "schema", conventions.schemas().getFirst());
            return Stream.of(RoleChecks.ALL, TableChecks.ALL, KeyChecks.ALL, BypassChecks.ALL, CapabilityChecks.ALL)
                    .flatMap(List::stream)
                    .filter(check -> check.rule() != Rule.SEARCH_PATH)
                    .flatMap(check -> check.run(client, parameters).stream());
        }).distinct().map(finding -> new Finding(finding.rule(), place, finding.object(), finding.problem(), finding
                .remedy(), finding.sql())).toList();
        int tables = client.sql("""
                                select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                                where c.relkind in ('r', 'p', 'f') and n.nspname = any(:schemas)""")
                .param("schemas", conventions.schemas().toArray(String[]::new)).query(Integer.class).single();
        return new InspectionReport(List.of(place), tables, findings);
    }
}
