package io.leasehold.testkit.statements;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.leasehold.postgres.inspection.Conventions;

/**
 * Which tables have rows of tenants, as the catalog says.
 *
 * @param column that says whose a row is
 * @param known tables and views by schema and name
 */
record TenantTables(String column, Map<Name, Standing> known) {
    private static final String CATALOG = """
                                          with recursive relations as (
                                              select c.oid, n.nspname, c.relname, a.attname is not null as has_column,
                                                  a.attname is not null and c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname = any(?)
                                                      and coalesce(obj_description(c.oid, 'pg_class'), '') not like 'leasehold:exempt _%'
                                                      and (n.nspname || '.' || c.relname) <> all(?) as of_tenants
                                              from pg_catalog.pg_class c
                                              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                                              left join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attname = ?
                                                  and not a.attisdropped
                                              where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname <> 'information_schema'
                                                  and n.nspname not like 'pg\\_%'),
                                          shown as (
                                              select oid from relations where of_tenants
                                              union
                                              select r.ev_class from shown s
                                              join pg_catalog.pg_depend d on d.refobjid = s.oid and d.refclassid = 'pg_class'::regclass
                                                  and d.classid = 'pg_rewrite'::regclass
                                              join pg_catalog.pg_rewrite r on r.oid = d.objid)
                                          select nspname, relname, has_column, of_tenants, oid in (select oid from shown) as shows
                                          from relations""";

    /** What a table has to do with tenants. */
    enum Standing {
        /** It has rows of tenants, and says whose. */
        OF_TENANTS,
        /** A view of such rows that does not say whose. */
        BLIND_VIEW,
        /** It belongs to nobody, though it has the column. */
        EXEMPT,
        /** It does not have the column. */
        WITHOUT_COLUMN,
        /** Made since, or in a schema of no interest. */
        UNKNOWN
    }

    /** A table by its names. */
    record Name(String schema, String table) {}

    TenantTables {
        known = Map.copyOf(known);
    }

    /** Reads the catalog of a database, which any role may. */
    static TenantTables of(Connection connection, Conventions conventions) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(CATALOG)) {
            select.setArray(1, connection.createArrayOf("text", conventions.schemas().toArray()));
            select.setArray(2, connection.createArrayOf("text", conventions.exempt().toArray()));
            select.setString(3, conventions.column());
            Map<Name, Standing> known = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    known.put(new Name(row.getString("nspname"), row.getString("relname")), standing(row));
                }
            }
            return new TenantTables(conventions.column(), known);
        }
    }

    private static Standing standing(ResultSet row) throws SQLException {
        if (row.getBoolean("of_tenants")) {
            return Standing.OF_TENANTS;
        }
        if (row.getBoolean("has_column")) {
            return Standing.EXEMPT;
        }
        return row.getBoolean("shows") ? Standing.BLIND_VIEW : Standing.WITHOUT_COLUMN;
    }

    /** All that is known here or there. */
    TenantTables and(TenantTables others) {
        Map<Name, Standing> all = new HashMap<>(others.known);
        known.forEach((name, standing) -> all.merge(name, standing, (a, b) -> a.compareTo(b) <= 0 ? a : b));
        return new TenantTables(column, all);
    }

    /** Whether any of these words names a table of tenants. */
    boolean areAmong(Collection<String> names) {
        return known.entrySet().stream().anyMatch(entry -> isWatched(entry.getValue()) && names.contains(entry.getKey()
                .table()));
    }

    private static boolean isWatched(Standing standing) {
        return standing == Standing.OF_TENANTS || standing == Standing.BLIND_VIEW;
    }

    /** A schema of a tenant's own has the tables that the others share. */
    Standing standing(@Nullable String schema, String table) {
        if (schema == null) {
            return byName(table);
        }
        if (Set.of("pg_catalog", "information_schema").contains(schema)) {
            return Standing.WITHOUT_COLUMN;
        }
        Standing exactly = known.getOrDefault(new Name(schema, table), Standing.UNKNOWN);
        boolean ownSchema = exactly == Standing.UNKNOWN || (exactly == Standing.EXEMPT && known.keySet().stream()
                .noneMatch(name -> name.schema().equals(schema) && known.get(name) == Standing.OF_TENANTS));
        return ownSchema ? byName(table) : exactly;
    }

    private Standing byName(String table) {
        return known.entrySet().stream().filter(entry -> entry.getKey().table().equals(table)).map(Map.Entry::getValue)
                .min(Standing::compareTo).orElse(Standing.UNKNOWN);
    }

    /** How many there are. */
    int size() {
        return (int) known.values().stream().filter(TenantTables::isWatched).count();
    }
}
