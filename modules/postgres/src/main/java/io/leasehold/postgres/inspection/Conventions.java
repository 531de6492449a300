package io.leasehold.postgres.inspection;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.leasehold.postgres.DatabaseAccess;

/**
 * How a database tells its tenants apart, so that one that Leasehold never saw can be inspected.
 *
 * @param schemas where tables of tenants are
 * @param column the column that says whose a row is
 * @param type of that column, as SQL names it, such as {@code uuid}, {@code bigint} or {@code text}
 * @param setting the custom setting that says which tenant is bound, such as {@code app.tenant}; a policy may read it by a function
 * @param roles that the application works as
 * @param exempt tables that belong to no tenant, such as {@code public.countries}; beside those whose comment begins with {@code leasehold:exempt}
 */
public record Conventions(List<String> schemas, String column, String type, String setting, List<String> roles,
        Set<String> exempt) {
    private static final Pattern SETTING = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]*(\\.[A-Za-z_][A-Za-z0-9_$]*)*");

    public Conventions {
        if (!SETTING.matcher(setting).matches()) {
            throw new IllegalArgumentException(
                    "\"" + setting + "\" cannot name a setting of PostgreSQL: take one such as "
                            + "app.tenant.");
        }
        schemas = List.copyOf(schemas);
        roles = List.copyOf(roles);
        exempt = Set.copyOf(exempt);
    }

    Conventions in(List<String> others) {
        return new Conventions(others, column, type, setting, roles, exempt);
    }

    /** Leasehold's own, for an application that works as this role. */
    public static Conventions leasehold(String app) {
        return new Conventions(List.of(DatabaseAccess.CONTROL_SCHEMA, DatabaseAccess.TENANT_SCHEMA,
                DatabaseAccess.FUNCTIONS_SCHEMA), "tenant_id", "uuid", "leasehold.tenant", List.of(app), Set.of());
    }
}
