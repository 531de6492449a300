package io.leasehold.postgres.inspection;

import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How a connection of the application begins.
 *
 * @param user who it is
 * @param schema where it looks for tables first
 * @param tenant what is bound; empty where nothing is
 * @param database which one it leads to
 */
record Session(String user, String schema, String tenant, String database) {
    static Session of(JdbcClient client) {
        return client
                .sql("""
                     select current_user::text as who, coalesce(current_schema(), 'none') as schema,
                       coalesce(current_setting('leasehold.tenant', true), '') as tenant,
                       concat_ws(' ', d.oid, pg_postmaster_start_time(), current_setting('port')) as database
                     from pg_database d where d.datname = current_database()""")
                .query((row, _) -> new Session(row.getString("who"), row.getString("schema"), row.getString("tenant"),
                        row.getString("database")))
                .single();
    }

    /** What is wrong when its tables should be in this schema. */
    List<Finding> findings(String expected) {
        return schema.equals(expected)
                ? List.of()
                : List.of(new Finding(Rule.SEARCH_PATH, "", schema, "Connections look for tables in schema " + schema
                        + " instead of " + expected + ".",
                        "Remove currentSchema and options from LEASEHOLD_POSTGRES_URL; where the schema is missing, run the "
                                + "script of `leasehold init --print-sql`.",
                        Optional.empty()));
    }
}
