package io.leasehold.testkit.statements;

import org.jspecify.annotations.Nullable;

import io.leasehold.testkit.statements.TenantTables.Standing;

/** Something with columns in a FROM clause. Two of the same name are two. */
final class Relation {
    private final String alias;
    private final String name;
    private final String tenantColumn;
    private final @Nullable Standing standing;
    private @Nullable Outputs outputs;

    /** Whether it has a column. */
    enum Has {
        YES, NO, MAYBE
    }

    private Relation(String alias, String name, String tenantColumn, @Nullable Standing standing,
            @Nullable Outputs outputs) {
        this.alias = alias;
        this.name = name;
        this.tenantColumn = tenantColumn;
        this.standing = standing;
        this.outputs = outputs;
    }

    static Relation table(String alias, String name, String tenantColumn, Standing standing) {
        return new Relation(alias, name, tenantColumn, standing, null);
    }

    /** The same table, of which other rows are meant. */
    Relation otherRows() {
        return new Relation(alias, name, tenantColumn, standing, outputs);
    }

    /** A query or a function; its outputs may become known later. */
    static Relation derived(String alias, @Nullable Outputs outputs) {
        return new Relation(alias, alias, "", null, outputs);
    }

    String alias() {
        return alias;
    }

    String name() {
        return name;
    }

    boolean isOfTenants() {
        return standing == Standing.OF_TENANTS;
    }

    boolean isBlindView() {
        return standing == Standing.BLIND_VIEW;
    }

    @Nullable
    Outputs outputs() {
        return outputs;
    }

    void becomesKnown(Outputs found) {
        outputs = found;
    }

    Has has(String column) {
        if (standing != null) {
            if (!column.equals(tenantColumn)) {
                return Has.MAYBE;
            }
            return switch (standing) {
                case OF_TENANTS, EXEMPT -> Has.YES;
                case BLIND_VIEW, WITHOUT_COLUMN -> Has.NO;
                case UNKNOWN -> Has.MAYBE;
            };
        }
        if (outputs == null) {
            return Has.MAYBE;
        }
        if (outputs.has(column)) {
            return Has.YES;
        }
        return outputs.open() ? Has.MAYBE : Has.NO;
    }
}
