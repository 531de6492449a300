package io.leasehold.postgres.inspection;

import org.jspecify.annotations.Nullable;

/**
 * A function of the team's own that says which tenant is bound.
 *
 * @param name as SQL calls it, with its schema
 * @param oid in the catalog
 * @param schema where it is
 * @param language it is written in
 * @param body its source
 * @param immutable whether it claims to answer the same for ever
 * @param inlined whether PostgreSQL can put its body in place of the call, if it is of one expression
 * @param result the type that it returns
 * @param identity as ALTER FUNCTION names it
 * @param arguments all with their defaults, as CREATE FUNCTION takes them
 */
record TenantFunction(String name, long oid, String schema, String language, String body, boolean immutable,
        boolean inlined, String result, String identity, String arguments) {
    /** What it comes to; null where that cannot be understood. */
    @Nullable
    Origin origin(Source source) {
        Origin origin = switch (language) {
            case "sql" -> FunctionBody.ofSql(source, body);
            case "plpgsql" -> FunctionBody.ofPlpgsql(source, body);
            default -> null;
        };
        return origin == null ? null : new Origin(origin.silent(), inlined, this);
    }
}
