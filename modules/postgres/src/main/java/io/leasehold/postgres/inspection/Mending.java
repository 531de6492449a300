package io.leasehold.postgres.inspection;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * SQL that mends tables, in the words of the conventions.
 *
 * @param column the tenant column, quoted where it has to be
 * @param type of it
 * @param setting that says which tenant is bound
 * @param roles held to a tenant, quoted and separated by commas
 * @param leasehold whether Leasehold's own functions are there
 */
record Mending(String column, String type, String setting, String roles, boolean leasehold) {
    static Mending of(Ground ground, Target target) {
        String roles = ground.roles().isEmpty() ? "public" : String.join(", ", ground.roles());
        return new Mending(ground.column(), ground.typeName(), target.conventions().setting(), roles, target
                .isLeasehold());
    }

    /** The tenant that is bound, as an expression. */
    String bound() {
        String value = "current_setting('" + setting + "')";
        return type.equals("text") || type.startsWith("character varying") ? value : value + "::" + type;
    }

    /** What a policy should ask. */
    String predicate() {
        return column + " = " + bound();
    }

    /** Security on, forced, and one policy. */
    String protect(String table) {
        return leasehold
                ? "select leasehold.protect('" + table.replace("'", "''") + "');"
                : enable(table) + "\n" + policy(table);
    }

    String enable(String table) {
        return "alter table " + table + " enable row level security, force row level security;";
    }

    String policy(String table) {
        return leasehold
                ? protect(table)
                : "create policy tenant_isolation on " + table + " for all to " + roles + " using (" + predicate()
                        + ") with check (" + predicate() + ");";
    }

    /** A tenant column for a table that is empty, or that somebody fills in between. */
    String add(String table, String filling) {
        return Stream.of("alter table " + table + " add column " + column + " " + type + ";", filling,
                "alter table " + table + " alter column " + column + " set default " + bound() + ", alter column "
                        + column + " set not null;",
                protect(table)).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }
}
