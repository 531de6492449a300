package io.leasehold.testkit.statements;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.leasehold.testkit.statements.Bindings.Node;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.merge.MergeDelete;
import net.sf.jsqlparser.statement.merge.MergeInsert;
import net.sf.jsqlparser.statement.merge.MergeOperation;
import net.sf.jsqlparser.statement.merge.MergeSide;
import net.sf.jsqlparser.statement.merge.MergeUpdate;

/** Goes through MERGE, whose condition holds back the rows it changes, and not those that it takes the changes from. */
final class Merges {
    private final Walk walk;

    Merges(Walk walk) {
        this.walk = walk;
    }

    void walk(Merge merge, Scope around) {
        if (merge.getReturningClause() != null) {
            throw new UnreadableException("RETURNING of MERGE");
        }
        Scope with = new With(walk).define(merge.getWithItemsList(), around);
        Scope scope = new Scope(with);
        Predicates predicates = new Predicates(walk, scope);
        Relation target = walk.relation(merge.getTable(), scope);
        scope.add(target);
        FromClause from = new FromClause(walk, scope, with, predicates);
        from.add(merge.getFromItem(), null);
        predicates.add(merge.getOnCondition(), scope, target::equals);
        predicates.applyPlain();
        from.applyLaterals();
        predicates.applyQueries();
        from.look();
        walk.look(merge.getOnCondition(), scope);
        for (MergeOperation operation : merge.getOperations()) {
            switch (operation) {
                case MergeInsert insert -> insert(insert, target, scope, predicates);
                case MergeUpdate update when update.getSide() == MergeSide.SOURCE -> {
                    Scope own = unmatched(target, update.getAndPredicate(), with);
                    look(own, update.getWhereCondition());
                    new Changes(walk).sets(update.getUpdateSets(), target, own);
                }
                case MergeDelete delete when delete.getSide() == MergeSide.SOURCE -> unmatched(target, delete
                        .getAndPredicate(), with);
                case MergeUpdate update -> {
                    look(scope, update.getAndPredicate(), update.getWhereCondition());
                    new Changes(walk).sets(update.getUpdateSets(), target, scope);
                }
                case MergeDelete delete -> look(scope, delete.getAndPredicate());
                default -> throw new UnreadableException(operation.getClass().getSimpleName());
            }
        }
        walk.require(scope);
    }

    /** The rows of the target that ON did not choose, and so does not hold back. */
    private Scope unmatched(Relation target, @Nullable Expression and, Scope around) {
        Scope scope = new Scope(around);
        scope.add(target.otherRows());
        Predicates predicates = new Predicates(walk, scope);
        predicates.add(and, scope, relation -> true);
        predicates.applyPlain();
        predicates.applyQueries();
        walk.look(and, scope);
        walk.require(scope);
        return scope;
    }

    private void insert(MergeInsert insert, Relation target, Scope scope, Predicates predicates) {
        look(scope, insert.getAndPredicate(), insert.getWhereCondition());
        List<? extends Expression> values = insert.getValues() == null ? List.of() : insert.getValues();
        values.forEach(value -> look(scope, value));
        if (!target.isOfTenants()) {
            return;
        }
        String tenant = walk.tables().column();
        List<Column> columns = insert.getColumns() == null ? List.of() : insert.getColumns();
        int position = columns.stream().map(Names::column).toList().indexOf(tenant);
        if (position < 0 || position >= values.size()) {
            walk.report(Problem.insertsWithoutTenant(target.name(), tenant));
        } else if (!predicates.isBound(values.get(position)) || isOf(target, values.get(position), scope)) {
            walk.report(Problem.insertsAnyTenant(target.name(), tenant));
        }
    }

    /** There is no row of the target where one is inserted. */
    private static boolean isOf(Relation target, Expression value, Scope scope) {
        Column column = Constants.column(value);
        Node node = column == null ? null : scope.resolve(Names.qualifier(column), Names.column(column));
        return node != null && node.relation().equals(target);
    }

    private void look(Scope scope, @Nullable Expression... expressions) {
        for (Expression expression : expressions) {
            walk.look(expression, scope);
        }
    }
}
