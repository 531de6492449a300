package io.leasehold.testkit.statements;

/**
 * Why a statement may reach rows of another tenant.
 *
 * @param table that it is about; empty where that is not known
 * @param what is wrong
 * @param remedy what to do
 */
record Problem(String table, String what, String remedy) {
    static Problem noPredicate(String table, String alias, String column) {
        String called = alias.equals(table) ? table : table + " " + alias;
        return new Problem(table, called + " has no tenant predicate", "Add " + alias + "." + column + " = :tenant.");
    }

    static Problem blindView(String view, String column) {
        return new Problem(view, "the view " + view + " shows rows of tenants and does not say whose",
                "Give the view the column " + column + ", and add the predicate.");
    }

    static Problem insertsWithoutTenant(String table, String column) {
        return new Problem(table, "rows are inserted into " + table + " without naming " + column,
                "List " + column + " among the columns, with :tenant for its value.");
    }

    static Problem insertsAnyTenant(String table, String column) {
        return new Problem(table,
                "rows are inserted into " + table + " whose " + column + " is neither a parameter nor "
                        + "bound to one",
                "Insert :tenant.");
    }

    static Problem conflictsWithAnyTenant(String table, String column) {
        return new Problem(table, "the row of " + table + " that is updated on conflict may be another tenant's",
                "Name " + column + " among the columns of the conflict, or add where " + table + "." + column
                        + " = :tenant to the update.");
    }

    static Problem reassigns(String table, String column) {
        return new Problem(table, column + " of rows of " + table + " is changed, which gives them to another tenant",
                "Leave it as it is: a row that moves is deleted here and inserted there.");
    }

    static Problem takesAll(String table, String verb) {
        return new Problem(table, verb + " takes all of " + table + ", whoever the rows belong to",
                "Use a statement with a predicate.");
    }

    static Problem unreadable(String why) {
        return new Problem("", "it may name a table of tenants, and could not be read (" + why + ")",
                "Say it in SQL that JSqlParser reads, or mark it.");
    }

    static Problem updatable() {
        return new Problem("", "its result can be updated, by statements that the driver makes up",
                "Write the update as a statement.");
    }

    static Problem unknownMark(String word) {
        return new Problem("", "the mark leasehold:" + word + " is unknown",
                "There are leasehold:ambient and leasehold:cross-tenant, each with a reason behind it.");
    }

    static Problem markWithoutReason(String word) {
        return new Problem("", "the mark leasehold:" + word + " gives no reason", "Say why behind the mark.");
    }

    static Problem markWithoutNeed(Mark mark) {
        return new Problem("", "the mark leasehold:" + mark.kind().word() + " is not needed (any more)",
                "Remove it: the statement names the tenant wherever it has to.");
    }
}
