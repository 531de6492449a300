package io.leasehold.postgres.inspection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The database, and the words of the conventions as SQL there.
 *
 * @param version of the server, as it says it
 * @param number the same as a number
 * @param database its name
 * @param column the tenant column, quoted where it has to be
 * @param type the OID of its type, or of what a domain is made of; 0 where there is no such type
 * @param typeName of it with its length, as SQL has to name it wherever it looks for types
 * @param size the name of the type that columns have to be of exactly; empty where any length will do
 * @param types all names that a cast keeps an id under
 * @param equality what PostgreSQL prints where it compares ids by an operator that is not its own; empty where it is
 * @param roles quoted names of those held to a tenant that are there and no superusers
 * @param missing schemas and roles that are not there
 */
record Ground(String version, int number, String database, String column, long type, String typeName, String size,
        Set<String> types, String equality, List<String> roles, List<String> missing) {
    private static final Pattern SIZE = Pattern.compile("\\(\\s*(\\d+)\\s*(?:,\\s*(\\d+)\\s*)?\\)\\s*$");

    /** Types are found where the connection finds them; from then on names are printed with their schemas, wherever it looks. */
    static Ground of(JdbcClient client, Target target) {
        Conventions conventions = target.conventions();
        long named = client.sql("select coalesce(to_regtype(:type)::oid, 0)").param("type", conventions.type()).query(
                Long.class).single();
        client.sql("select set_config('search_path', 'pg_catalog', true)").query(String.class).single();
        return client
                .sql("""
                     with recursive domains (oid, mod, depth) as (
                       select :named::oid, -1, 0
                       union all select t.typbasetype, t.typtypmod, d.depth + 1 from domains d join pg_type t on t.oid = d.oid and t.typtype = 'd'
                     ), base as (select * from domains order by depth desc limit 1)
                     select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
                       current_database() as database, quote_ident(:column) as column, b.oid::bigint as type, b.depth > 0 as domain,
                       coalesce(format_type(nullif(:named, 0)::oid, -1), :type) as type_name, coalesce(format_type(nullif(:named, 0)::oid, null), '') as sized,
                       coalesce(format_type(nullif(b.oid, 0), -1), '') as base, coalesce(format_type(nullif(b.oid, 0), b.mod), '') as base_sized,
                       coalesce((select format('OPERATOR(%I.=)', n.nspname) from pg_opclass c join pg_am m on m.oid = c.opcmethod and m.amname = 'btree'
                           join pg_amop s on s.amopfamily = c.opcfamily and s.amopstrategy = 3 and s.amoplefttype = b.oid and s.amoprighttype = b.oid
                           join pg_operator o on o.oid = s.amopopr and o.oprname = '=' join pg_namespace n on n.oid = o.oprnamespace and n.nspname <> 'pg_catalog'
                         where c.opcdefault and c.opcintype = b.oid and not exists (select from pg_operator p
                           where p.oprname = '=' and p.oprnamespace = o.oprnamespace and p.oid <> o.oid
                             and (array[p.oprleft, p.oprright] && array[b.oid, 'text'::regtype, 'varchar'::regtype, 'anyelement'::regtype]::oid[]))), '') as equality,
                       array(select quote_ident(rolname) from pg_roles where rolname = any(:roles) and not rolsuper order by 1) as roles,
                       array(select 'schema ' || s from unnest(:schemas) s where not exists (select from pg_namespace where nspname = s)
                         union all select 'role ' || r from unnest(:duties) r where not exists (select from pg_roles where rolname = r)
                         order by 1) as missing
                     from base b""")
                .param("named", named).param("column", conventions.column()).param("type", conventions.type())
                .param("roles", conventions.roles().toArray(String[]::new))
                .param("duties", target.duties().toArray(String[]::new))
                .param("schemas", conventions.schemas().toArray(String[]::new))
                .query((row, _) -> {
                    String base = row.getString("base");
                    String size = row.getBoolean("domain")
                            ? row.getString("base_sized")
                            : sized(row.getString("sized"), conventions.type());
                    String name = row.getBoolean("domain") || size.isEmpty() ? row.getString("type_name") : size;
                    // The body of a function stands as somebody wrote it.
                    String written = size.replaceFirst("^character varying", "varchar").replaceFirst("^character",
                            "char").replaceFirst("^numeric", "decimal");
                    Set<String> types = Set.copyOf(List.of(base, name, row.getString("base_sized"), size.isEmpty()
                            ? base
                            : size, written.isEmpty() ? base : written));
                    return new Ground(row.getString("version"), row.getInt("number"), row.getString("database"),
                            row.getString("column"), row.getLong("type"), name, size.contains("(") ? size : "", types,
                            row.getString("equality"), List.of((String[]) row.getArray("roles").getArray()),
                            List.of((String[]) row.getArray("missing").getArray()));
                })
                .single();
    }

    /** The type in the length that the conventions name; empty where they name none. */
    private static String sized(String name, String type) {
        Matcher size = SIZE.matcher(type);
        return size.find() ? name + "(" + size.group(1) + (size.group(2) == null ? "" : "," + size.group(2)) + ")" : "";
    }

    /** Whether there is enough to judge anything by. */
    boolean suffices(Target target) {
        List<String> roles = target.conventions().roles();
        return type != 0 && !cuts(target) && (roles.isEmpty() || !roles.stream().allMatch(role -> missing.contains(
                "role " + role)));
    }

    /** What SQL calls {@code char} is a single character: a cast to it makes one tenant of many. */
    private boolean cuts(Target target) {
        return Set.of("bpchar", "\"bit\"").contains(typeName) && !target.conventions().type().trim().equalsIgnoreCase(
                "bpchar");
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
        } else if (cuts(target)) {
            findings.add(unseen("", "type " + target.conventions().type(), "The type " + target.conventions().type()
                    + " is of length 1 where no length is said, so nothing can be said about ids of it."));
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
        parameters.put("size", size);
        return parameters;
    }
}
