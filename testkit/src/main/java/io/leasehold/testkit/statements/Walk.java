package io.leasehold.testkit.statements;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.leasehold.testkit.statements.Bindings.Node;
import io.leasehold.testkit.statements.Outputs.Output;
import io.leasehold.testkit.statements.Relation.Has;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.TableStatement;
import net.sf.jsqlparser.statement.select.Values;

/** Goes through the queries of one statement, each once, and notes which tables of tenants nothing holds back. */
final class Walk {
    private final TenantTables tables;
    private final Bindings bindings;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Integer> visited = new HashMap<>();
    private final IdentityHashMap<Select, Outputs> known = new IdentityHashMap<>();

    Walk(TenantTables tables) {
        this(tables, new Bindings());
    }

    private Walk(TenantTables tables, Bindings bindings) {
        this.tables = tables;
        this.bindings = bindings;
    }

    /** Another one over the same statement, whose findings are thrown away. */
    Walk trial() {
        return new Walk(tables, bindings);
    }

    TenantTables tables() {
        return tables;
    }

    Bindings bindings() {
        return bindings;
    }

    List<Problem> problems() {
        return problems;
    }

    void report(Problem problem) {
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    /** How often each table was come by. */
    Map<String, Integer> visited() {
        return visited;
    }

    Relation relation(Table table, Scope scope) {
        String name = Names.table(table);
        String schema = Names.schema(table);
        visited.merge(name, 1, Integer::sum);
        Outputs with = schema == null ? scope.with(name) : null;
        if (with != null) {
            return Relation.derived(Names.alias(table), with.renamed(Names.columns(table.getAlias())));
        }
        if (!Names.columns(table.getAlias()).isEmpty()) {
            throw new UnreadableException("columns of a table that are renamed by its alias");
        }
        return Relation.table(Names.alias(table), name, tables.column(), tables.standing(schema, name));
    }

    /** What a query gives that stands in this scope. */
    Outputs query(Select select, Scope scope) {
        Outputs outputs = known.get(select);
        if (outputs == null) {
            outputs = look(select, new With(this).define(select.getWithItemsList(), scope));
            known.put(select, outputs);
        }
        return outputs;
    }

    private Outputs look(Select select, Scope scope) {
        return switch (select) {
            case PlainSelect plain -> plain(plain, scope);
            case ParenthesedSelect inner -> {
                Outputs outputs = query(inner.getSelect(), scope);
                ordering(inner, scope);
                yield outputs;
            }
            case SetOperationList list -> {
                Outputs first = query(list.getSelects().getFirst(), scope);
                list.getSelects().forEach(each -> query(each, scope));
                ordering(list, scope);
                yield first.unbound();
            }
            case Values values -> values(values, scope);
            case TableStatement table -> {
                Scope own = new Scope(scope);
                own.add(relation(table.getTable(), own));
                require(own);
                yield Outputs.UNKNOWN;
            }
            default -> throw new UnreadableException(select.getClass().getSimpleName());
        };
    }

    /** Several rows may be several tenants'. */
    private Outputs values(Values values, Scope scope) {
        List<? extends List<? extends Expression>> rows = Constants.rows(values);
        rows.forEach(row -> row.forEach(each -> look(each, scope)));
        return new Outputs(rows.getFirst().stream().map(each -> new Output(null, rows.size() == 1 && Constants
                .isConstant(each))).toList(), false);
    }

    private Outputs plain(PlainSelect select, Scope around) {
        Scope scope = new Scope(around);
        Predicates predicates = new Predicates(this, scope);
        FromClause from = new FromClause(this, scope, around, predicates);
        from.add(select.getFromItem(), select.getJoins());
        predicates.add(select.getWhere(), scope, relation -> true);
        predicates.applyPlain();
        from.applyLaterals();
        predicates.applyQueries();
        from.look();
        look(select.getWhere(), scope);
        look(select.getHaving(), scope);
        look(select.getQualify(), scope);
        select.getSelectItems().forEach(item -> look(item.getExpression(), scope));
        if (select.getDistinct() != null && select.getDistinct().getOnSelectItems() != null) {
            select.getDistinct().getOnSelectItems().forEach(item -> look(item.getExpression(), scope));
        }
        if (select.getGroupBy() != null && select.getGroupBy().getGroupByExpressionList() != null) {
            select.getGroupBy().getGroupByExpressionList().forEach(each -> look((Expression) each, scope));
        }
        ordering(select, scope);
        require(scope);
        return outputs(select.getSelectItems(), scope, predicates);
    }

    private void ordering(Select select, Scope scope) {
        if (select.getOrderByElements() != null) {
            for (OrderByElement element : select.getOrderByElements()) {
                look(element.getExpression(), scope);
            }
        }
        if (select.getLimit() != null) {
            look(select.getLimit().getRowCount(), scope);
            look(select.getLimit().getOffset(), scope);
        }
        if (select.getOffset() != null) {
            look(select.getOffset().getOffset(), scope);
        }
    }

    /** Goes through the queries that are part of an expression. */
    void look(@Nullable Expression expression, Scope scope) {
        Queries.in(expression, select -> query(select, scope));
    }

    /** Reports each table of the scope that may give rows of any tenant. */
    void require(Scope scope) {
        for (Relation relation : scope.relations()) {
            if (relation.isBlindView()) {
                report(Problem.blindView(relation.name(), tables.column()));
            } else if (relation.isOfTenants() && !bindings.isBound(new Node(relation, tables.column()))) {
                report(Problem.noPredicate(relation.name(), relation.alias(), tables.column()));
            }
        }
    }

    Outputs outputs(Collection<? extends SelectItem<?>> items, Scope scope, Predicates predicates) {
        List<Output> outputs = new ArrayList<>();
        boolean open = false;
        for (SelectItem<?> item : items) {
            Expression expression = item.getExpression();
            if (expression instanceof AllColumns) {
                String qualifier = expression instanceof AllTableColumns of ? Names.table(of.getTable()) : null;
                Set<String> merged = qualifier == null ? scope.merged().keySet() : Set.of();
                if (!merged.isEmpty()) {
                    open = true;
                    merged(scope, outputs);
                }
                for (Relation relation : scope.relations()) {
                    if (qualifier == null || relation.alias().equals(qualifier)) {
                        open |= star(relation, merged, outputs);
                    }
                }
            } else {
                outputs.add(new Output(nameOf(item), predicates.isOutputBound(expression)));
            }
        }
        return new Outputs(outputs, open);
    }

    /** They stand in front, in an order that is not followed here, for all the columns that they are made of. */
    private void merged(Scope scope, List<Output> outputs) {
        outputs.add(Outputs.STAR);
        scope.merged().forEach((column, relation) -> outputs.add(new Output(column, bindings.isBound(new Node(relation,
                column)))));
    }

    /** The columns of a relation that are known of; returns whether there may be others. */
    private boolean star(Relation relation, Set<String> merged, List<Output> outputs) {
        Outputs derived = relation.outputs();
        if (derived == null) {
            outputs.add(Outputs.STAR);
            if (relation.has(tables.column()) == Has.YES && !merged.contains(tables.column())) {
                outputs.add(new Output(tables.column(), bindings.isBound(new Node(relation, tables.column()))));
            }
            return true;
        }
        for (Output column : derived.columns()) {
            String name = column.name();
            if (name != null && merged.contains(name)) {
                continue;
            }
            boolean bound = column.bound() || (name != null && bindings.isBound(new Node(relation, name)));
            outputs.add(new Output(name, bound));
        }
        return derived.open();
    }

    private static @Nullable String nameOf(SelectItem<?> item) {
        if (item.getAlias() != null) {
            return Names.of(item.getAlias().getName());
        }
        return item.getExpression() instanceof Column column ? Names.column(column) : null;
    }
}
