package io.leasehold.testkit.statements;

import java.util.List;

import org.jspecify.annotations.Nullable;

import net.sf.jsqlparser.statement.ParenthesedStatement;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.WithItem;

/** Gives the queries of a WITH clause their names. */
final class With {
    private final Walk walk;

    With(Walk walk) {
        this.walk = walk;
    }

    /** A scope in which the names are known. */
    Scope define(@Nullable List<WithItem<?>> items, Scope around) {
        if (items == null || items.isEmpty()) {
            return around;
        }
        Scope scope = new Scope(around);
        boolean recursive = items.stream().anyMatch(WithItem::isRecursive);
        for (WithItem<?> item : items) {
            if (item.getWithFunctionDeclaration() != null || item.getSearchClause() != null || item
                    .getCycleClause() != null) {
                throw new UnreadableException("what stands behind a query of WITH");
            }
            scope.name(Names.of(item.getAliasName()), outputs(item, scope, recursive));
        }
        return scope;
    }

    private Outputs outputs(WithItem<?> item, Scope scope, boolean recursive) {
        List<String> columns = item.getWithItemList() == null
                ? List.of()
                : item.getWithItemList().stream().map(column -> Names.of(String.valueOf(column.getExpression())))
                        .toList();
        ParenthesedStatement statement = item.getParenthesedStatement();
        if (!(statement instanceof ParenthesedSelect select)) {
            return new Changes(walk).walk(statement, scope).renamed(columns);
        }
        if (recursive && select.getSelect() instanceof SetOperationList list && list.getSelects().size() == 2) {
            Walk trial = walk.trial();
            String name = Names.of(item.getAliasName());
            Scope within = new Scope(scope);
            within.name(name, Outputs.UNKNOWN);
            trial.query(list.getSelects().getLast(), within);
            if (trial.visited().containsKey(name)) {
                return recursive(name, columns, list, select, scope);
            }
        }
        return walk.query(select, scope).renamed(columns);
    }

    /** Takes for bound what the first query binds, and gives up what the second does not keep so. */
    private Outputs recursive(String name, List<String> columns, SetOperationList list, Select whole, Scope scope) {
        Outputs assumed = walk.trial().query(list.getSelects().getFirst(), scope).renamed(columns);
        boolean settled = false;
        while (!settled) {
            Outputs next = assumed.meet(again(name, assumed, list.getSelects().getLast(), scope));
            settled = next.equals(assumed);
            assumed = next;
        }
        Scope within = new Scope(scope);
        within.name(name, assumed);
        walk.query(whole, within);
        return assumed;
    }

    /** A value that the second query has by itself may be another one than that of the first. */
    private Outputs again(String name, Outputs assumed, Select select, Scope scope) {
        Outputs outputs = given(name, assumed, select, scope).without(given(name, assumed.unbound(), select, scope));
        return outputs.open() || assumed.open()
                ? outputs
                : outputs.renamed(assumed.columns().stream().map(
                        column -> column.name() == null ? "" : column.name()).toList());
    }

    private Outputs given(String name, Outputs assumed, Select select, Scope scope) {
        Scope within = new Scope(scope);
        within.name(name, assumed);
        return walk.trial().query(select, within);
    }
}
