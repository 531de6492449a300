package io.leasehold.testkit.statements;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.leasehold.testkit.statements.Bindings.Node;
import io.leasehold.testkit.statements.Outputs.Output;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.ReturningClause;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.delete.ParenthesedDelete;
import net.sf.jsqlparser.statement.insert.ConflictActionType;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.insert.InsertConflictAction;
import net.sf.jsqlparser.statement.insert.InsertConflictTarget;
import net.sf.jsqlparser.statement.insert.ParenthesedInsert;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.update.ParenthesedUpdate;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.update.UpdateSet;

/** Goes through statements that insert, update and delete. */
final class Changes {
    private final Walk walk;
    private final String tenant;

    Changes(Walk walk) {
        this.walk = walk;
        this.tenant = walk.tables().column();
    }

    /** Goes through the statement, and tells what it returns. */
    Outputs walk(Statement statement, Scope around) {
        return switch (statement) {
            case ParenthesedInsert inner -> walk(inner.getInsert(), around);
            case ParenthesedUpdate inner -> walk(inner.getUpdate(), around);
            case ParenthesedDelete inner -> walk(inner.getDelete(), around);
            case Insert insert -> insert(insert, new With(walk).define(insert.getWithItemsList(), around));
            case Update update -> update(update, new With(walk).define(update.getWithItemsList(), around));
            case Delete delete -> delete(delete, new With(walk).define(delete.getWithItemsList(), around));
            default -> throw new UnreadableException(statement.getClass().getSimpleName());
        };
    }

    private Outputs update(Update update, Scope around) {
        if (isGiven(update.getStartJoins())) {
            throw new UnreadableException("an update of several tables");
        }
        Scope scope = new Scope(around);
        Predicates predicates = new Predicates(walk, scope);
        Relation target = walk.relation(update.getTable(), scope);
        scope.add(target);
        FromClause from = new FromClause(walk, scope, around, predicates);
        from.add(update.getFromItem(), update.getJoins());
        settle(predicates, from, scope, update.getWhere());
        sets(update.getUpdateSets(), target, scope);
        walk.require(scope);
        return returning(update.getReturningClause(), scope, predicates);
    }

    private Outputs delete(Delete delete, Scope around) {
        if (isGiven(delete.getTables()) || isGiven(delete.getJoins())) {
            throw new UnreadableException("a delete from several tables");
        }
        Scope scope = new Scope(around);
        Predicates predicates = new Predicates(walk, scope);
        scope.add(walk.relation(delete.getTable(), scope));
        FromClause from = new FromClause(walk, scope, around, predicates);
        if (delete.getUsingFromItemList() != null) {
            for (FromItem item : delete.getUsingFromItemList()) {
                from.add(item, null);
            }
        }
        settle(predicates, from, scope, delete.getWhere());
        walk.require(scope);
        return returning(delete.getReturningClause(), scope, predicates);
    }

    private static boolean isGiven(@Nullable List<?> list) {
        return list != null && !list.isEmpty();
    }

    private void settle(Predicates predicates, FromClause from, Scope scope, @Nullable Expression where) {
        predicates.add(where, scope, relation -> true);
        predicates.applyPlain();
        from.applyLaterals();
        predicates.applyQueries();
        from.look();
        walk.look(where, scope);
    }

    void sets(List<UpdateSet> sets, Relation target, Scope scope) {
        for (UpdateSet set : sets) {
            for (Object value : set.getValues()) {
                walk.look((Expression) value, scope);
            }
            for (Column column : set.getColumns()) {
                if (target.isOfTenants() && Names.column(column).equals(tenant)) {
                    walk.report(Problem.reassigns(target.name(), tenant));
                }
            }
        }
    }

    private Outputs insert(Insert insert, Scope around) {
        if (insert.isOracleMultiInsert() || insert.getSetUpdateSets() != null || insert
                .getDuplicateUpdateSets() != null) {
            throw new UnreadableException("an insert that is not PostgreSQL's");
        }
        Scope scope = new Scope(around);
        Predicates predicates = new Predicates(walk, scope);
        Relation target = walk.relation(insert.getTable(), scope);
        Select rows = insert.getSelect();
        Outputs values = rows == null ? null : walk.query(rows, around);
        boolean bound = !target.isOfTenants() || requireTenant(target, insert.getColumns(), rows, values, predicates);
        scope.add(target);
        conflict(insert, target, bound, around);
        // What is returned are the rows that were inserted, or updated by leave of what conflict() looked at. Several rows may be several tenants'.
        boolean several = rows instanceof Values each && Constants.rows(each).size() > 1;
        if (bound && !several) {
            walk.bindings().bind(new Node(target, tenant));
        }
        return returning(insert.getReturningClause(), scope, predicates);
    }

    private boolean requireTenant(Relation target, @Nullable List<Column> columns, @Nullable Select rows,
            @Nullable Outputs values, Predicates predicates) {
        int position = columns == null ? -1 : columns.stream().map(Names::column).toList().indexOf(tenant);
        if (position < 0) {
            walk.report(Problem.insertsWithoutTenant(target.name(), tenant));
            return false;
        }
        boolean bound = rows instanceof Values each
                ? Constants.rows(each).stream().allMatch(row -> position < row.size() && predicates.isBound(row.get(
                        position)))
                : values != null && values.isBound(position);
        if (!bound) {
            walk.report(Problem.insertsAnyTenant(target.name(), tenant));
        }
        return bound;
    }

    private void conflict(Insert insert, Relation inserted, boolean bound, Scope around) {
        InsertConflictAction action = insert.getConflictAction();
        if (action == null || action.getConflictActionType() != ConflictActionType.DO_UPDATE) {
            return;
        }
        InsertConflictTarget on = insert.getConflictTarget();
        boolean sameTenant = bound && on != null && on.getIndexColumnNames() != null && on.getIndexColumnNames()
                .stream().anyMatch(column -> column != null && Names.of(column).equals(tenant));
        // What would have been inserted is known by its name only, and goes further out for that.
        Scope proposed = new Scope(around);
        proposed.add(Relation.derived("excluded", new Outputs(List.of(new Output(tenant, bound)), true)));
        Scope scope = new Scope(proposed);
        Relation target = inserted.otherRows();
        scope.add(target);
        Predicates predicates = new Predicates(walk, scope);
        predicates.add(action.getWhereExpression(), scope, relation -> true);
        predicates.applyPlain();
        predicates.applyQueries();
        walk.look(action.getWhereExpression(), scope);
        sets(action.getUpdateSets() == null ? List.of() : action.getUpdateSets(), target, scope);
        if (inserted.isOfTenants() && !sameTenant && !walk.bindings().isBound(new Node(target, tenant))) {
            walk.report(Problem.conflictsWithAnyTenant(inserted.name(), tenant));
        }
    }

    private Outputs returning(@Nullable ReturningClause clause, Scope scope, Predicates predicates) {
        if (clause == null) {
            return new Outputs(List.of(), false);
        }
        List<SelectItem<?>> items = new ArrayList<>(clause);
        items.forEach(item -> walk.look(item.getExpression(), scope));
        return walk.outputs(items, scope, predicates);
    }
}
