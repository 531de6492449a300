package io.leasehold.postgres.inspection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The database, and the words of the conventions as SQL there.
 *
 * @param version of the server, as it says it
 * @param number the same as a number
 * @param database its name
 * @param column the tenant column, quoted where it has to be
 * @param type the OID of its type; 0 where there is no such type
 * @param roles quoted names of those held to a tenant that are there and no superusers
 * @param missing schemas and roles that are not there
 */
record Ground(String version, int number, String database, String column, long type, String typeName,
        List<String> roles, List<String> missing) {
    /** Asked before the search path is emptied, so that types are found where the connection finds them. */
    static Ground of(JdbcClient client, Target target) {
        Conventions conventions = target.conventions();
        return client
                .sql("""
                     select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
                       current_database() as database, quote_ident(:column) as column, coalesce(to_regtype(:type)::oid, 0) as type,
                       coalesce(format_type(to_regtype(:type), null), :type) as type_name,
                       array(select quote_ident(rolname) from pg_roles where rolname = any(:roles) and not rolsuper order by 1) as roles,
                       array(select 'schema ' || s from unnest(:schemas) s where not exists (select from pg_namespace where nspname = s)
                         union all select 'role ' || r from unnest(:duties) r where not exists (select from pg_roles where rolname = r)
                         order by 1) as missing""")
                .param("column", conventions.column()).param("type", conventions.type())
                .param("roles", conventions.roles().toArray(String[]::new))
                .param("duties", target.duties().toArray(String[]::new))
                .param("schemas", conventions.schemas().toArray(String[]::new))
                .query((row, _) -> new Ground(row.getString("version"), row.getInt("number"), row.getString("database"),
                        row.getString("column"), row.getLong("type"), row.getString("type_name"),
                        List.of((String[]) row.getArray("roles").getArray()),
                        List.of((String[]) row.getArray("missing").getArray())))
                .single();
    }

    /** What is wrong before anything is looked at. */
    List<Finding> findings(Target target) {
        List<Finding> findings = new ArrayList<>();
        ServerVersion.fault(version).ifPresent(findings::add);
        for (String what : missing) {
            findings.add(unseen(what.replaceFirst("^(schema|role) ", ""), what,
                    "The " + what + " is not in the database " + database
                            + ", so nothing can be said about it."));
        }
        if (type == 0) {
            findings.add(unseen("", "type " + target.conventions().type(), "The database " + database + " has no type "
                    + target.conventions().type() + ", so no tenant column can be of it."));
        }
        return findings;
    }

    private static Finding unseen(String place, String object, String problem) {
        return new Finding(Rule.NOT_INSPECTED, place, object, problem,
                "Name schemas, roles and the type of tenant columns as this database has them.", Optional.empty());
    }

    /** What every check may ask with. */
    Map<String, Object> parameters(Target target) {
        Conventions conventions = target.conventions();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("schemas", conventions.schemas().toArray(String[]::new));
        parameters.put("app", conventions.roles().toArray(String[]::new));
        parameters.put("roles", target.duties().toArray(String[]::new));
        parameters.put("exempt", conventions.exempt().toArray(String[]::new));
        parameters.put("column", conventions.column());
        parameters.put("setting", conventions.setting());
        parameters.put("whole", target.whole());
        parameters.put("type", type);
        return parameters;
    }
}
