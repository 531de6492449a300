package io.leasehold.postgres.inspection;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What every table with rows of tenants has to have. A table without a tenant is asked nothing more: whatever else is wrong with it follows from that.
 *
 * @param links tables that hang on others, by OID
 * @param policies for the application, by the OID of their table
 */
record TableRules(Mending mending, Map<Long, Links> links, Map<Long, List<Policy>> policies) {
    private static final String EXEMPT = " A table of no tenant says so: comment on table %s is 'leasehold:exempt <reason>'.";

    Stream<Finding> of(TenantTable table) {
        return Stream.of(column(table), security(table)).filter(finding -> finding != null);
    }

    private @Nullable Finding column(TenantTable table) {
        TenantTable.Column column = table.column();
        String name = table.name();
        if (column == null) {
            Links link = links.get(table.oid());
            return link == null
                    ? finding(Rule.COLUMN_MISSING, table, "The table " + name + " has no column \"" + mending.column()
                            + " " + mending.type() + " not null\".",
                            "Add the column, fill it, and protect the table."
                                    + EXEMPT.formatted(name),
                            table.foreign() ? null : mending.add(name, ""))
                    : finding(Rule.LINK_UNPROTECTED, table, "The table " + name + " hangs on " + link.parent()
                            + ", whose rows are of tenants, and has no column \"" + mending.column() + " " + mending
                                    .type()
                            + " not null\" itself.",
                            "Add the column, fill it from " + link.parent()
                                    + ", and protect the table." + EXEMPT.formatted(name),
                            mending.add(name, link
                                    .filling(name, mending.column())));
        }
        if (!column.fits() || !column.exact()) {
            // A cast to a length cuts what is longer, and makes one tenant of two: nothing to paste.
            String problem = column.fits()
                    ? " compares without regard to how it is written, so that one tenant's id may be another's."
                    : " is of type " + column.type() + " and not of " + mending.type() + ".";
            return finding(Rule.COLUMN_TYPE, table, "The column " + mending.column() + " of " + name + problem,
                    "Change its type" + (column.fits() ? ", with a collation that is deterministic" : "")
                            + "; foreign keys that it is in have to be changed with it.",
                    column.resized() || mending.type().contains("(") ? null : retyped(table, column));
        }
        return column.required() || table.foreign()
                ? null
                : finding(Rule.COLUMN_NULLABLE, table, "The column " + mending.column() + " of " + name
                        + " takes null.", "Make it not null, when each row has its tenant.",
                        "alter table " + name
                                + " alter column " + mending.column() + " set not null;");
    }

    private String retyped(TenantTable table, TenantTable.Column column) {
        String alter = "alter column " + mending.column();
        String type = alter + " type " + mending.type() + (column.fits() ? " collate \"C\"" : "") + " using " + mending
                .column()
                + "::" + mending.type();
        // A column that a policy asks for keeps its type.
        String dropped = policies.getOrDefault(table.oid(), List.of()).stream().map(policy -> policy.dropped(table
                .name()) + "\n").collect(Collectors.joining());
        return dropped + "alter table " + table.name() + " " + (column.defaulted()
                ? alter + " drop default, " + type + ", " + alter + " set default " + mending.bound()
                : type) + ";\n" + mending.protect(table.name());
    }

    private @Nullable Finding security(TenantTable table) {
        String name = table.name();
        if (table.column() == null || (table.enabled() && table.forced())) {
            return null;
        }
        if (table.foreign()) {
            return table.reached()
                    ? finding(Rule.SECURITY_DISABLED, table, "The foreign table " + name
                            + " cannot have row-level security, and the application may use it.",
                            "Take the application's rights on it; let rows of tenants be in tables of this database.",
                            "revoke all on table " + name + " from " + mending.roles() + ", public;")
                    : null;
        }
        if (!table.enabled() && table.child() && !table.reached()) {
            // Nobody reaches it but through its parent.
            return null;
        }
        String mend = policies.containsKey(table.oid()) ? mending.enable(name) : mending.protect(name);
        if (table.enabled()) {
            return finding(Rule.SECURITY_NOT_FORCED, table, "The table " + name
                    + " does not force row-level security, so its owner sees all tenants.",
                    "Force it; the owner's migrations need a policy of their own then.", "alter table " + name
                            + " force row level security;");
        }
        return table.child()
                ? finding(Rule.PARTITION_UNPROTECTED, table, "The table " + name
                        + " has no row-level security, and is part of another: whoever may read it by itself passes the policies of its parent.",
                        "Enable and force row-level security on it too.", mend)
                : finding(Rule.SECURITY_DISABLED, table, "The table " + name + " has no row-level security.",
                        "Enable and force it, with a policy for the application.", mend);
    }

    private static Finding finding(Rule rule, TenantTable table, String problem, String remedy, @Nullable String sql) {
        return new Finding(rule, table.schema(), table.name(), problem, remedy, Optional.ofNullable(sql));
    }
}
