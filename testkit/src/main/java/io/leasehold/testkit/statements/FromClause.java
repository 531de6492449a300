package io.leasehold.testkit.statements;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.leasehold.testkit.statements.Bindings.Node;
import io.leasehold.testkit.statements.Relation.Has;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.TableFunction;
import net.sf.jsqlparser.statement.select.Values;

/** Brings what stands in a FROM clause into a scope, with what its joins say. */
final class FromClause {
    private final Walk walk;
    private final Scope scope;
    private final Scope around;
    private final Predicates predicates;
    private final List<Later> later = new ArrayList<>();
    private final List<Expression> expressions = new ArrayList<>();

    /** A query that sees its neighbours, and so has to wait for what is known of them. */
    private record Later(Relation relation, Select select, @Nullable Alias alias) {}

    /** @param around what queries in the clause see that are not lateral */
    FromClause(Walk walk, Scope scope, Scope around, Predicates predicates) {
        this.walk = walk;
        this.scope = scope;
        this.around = around;
        this.predicates = predicates;
    }

    /** What may have further queries in it. */
    List<Expression> expressions() {
        return expressions;
    }

    List<Relation> add(@Nullable FromItem first, @Nullable Collection<Join> joins) {
        List<Relation> left = new ArrayList<>(first == null ? List.of() : relations(first));
        for (Join join : joins == null ? List.<Join>of() : joins) {
            List<Relation> right = relations(join.getFromItem());
            join(join, left, right);
            left.addAll(right);
        }
        return left;
    }

    void applyLaterals() {
        for (Later each : later) {
            each.relation().becomesKnown(walk.query(each.select(), scope).renamed(Names.columns(each.alias())));
            walk.bindings().settle();
        }
    }

    private List<Relation> relations(FromItem item) {
        if (item.getPivot() != null || item.getUnPivot() != null) {
            throw new UnreadableException("PIVOT");
        }
        String alias = item.getAlias() == null ? "" : Names.of(item.getAlias().getName());
        List<String> columns = Names.columns(item.getAlias());
        return switch (item) {
            case Table table -> List.of(added(walk.relation(table, scope)));
            case LateralSubSelect lateral -> {
                Relation relation = added(Relation.derived(alias, null));
                later.add(new Later(relation, lateral.getSelect(), lateral.getAlias()));
                yield List.of(relation);
            }
            case ParenthesedSelect select -> List.of(added(Relation.derived(alias, walk.query(select, around)
                    .renamed(columns))));
            case Values values -> List.of(added(Relation.derived(alias, walk.query(values, around).renamed(columns))));
            case ParenthesedFromItem group when group.getFromItem() instanceof Values values && group
                    .getAlias() != null ->
                List.of(added(Relation.derived(alias, walk.query(values, around).renamed(
                        columns))));
            case ParenthesedFromItem group -> {
                if (group.getAlias() != null) {
                    throw new UnreadableException("an alias of a join");
                }
                yield add(group.getFromItem(), group.getJoins());
            }
            case TableFunction function -> {
                expressions.addAll(function.getFunctions());
                yield List.of(added(Relation.derived(alias, columns.isEmpty()
                        ? null
                        : new Outputs(List.of(), false).renamed(columns))));
            }
            default -> throw new UnreadableException(item.getClass().getSimpleName() + " in FROM");
        };
    }

    private Relation added(Relation relation) {
        scope.add(relation);
        return relation;
    }

    /** The condition of an outer join holds back the side that may be missing, and lets all rows of the other through. */
    private void join(Join join, List<Relation> left, List<Relation> right) {
        if (join.isSemi() || join.isApply() || join.isAsOf()) {
            throw new UnreadableException("a join that is not PostgreSQL's");
        }
        Predicate<Relation> binds = heldBack(join, Set.copyOf(left), Set.copyOf(right));
        for (Expression on : join.getOnExpressions()) {
            predicates.add(on, binds);
            expressions.add(on);
        }
        for (Column column : join.getUsingColumns()) {
            using(Names.column(column), join, left, right);
        }
        String tenant = walk.tables().column();
        if (join.isNatural() && having(left, tenant).size() == 1 && having(right, tenant).size() == 1) {
            using(tenant, join, left, right);
        }
    }

    private static Predicate<Relation> heldBack(Join join, Set<Relation> left, Set<Relation> right) {
        if (join.isFull()) {
            return relation -> false;
        }
        if (join.isLeft()) {
            return right::contains;
        }
        return join.isRight() ? left::contains : relation -> true;
    }

    private void using(String column, Join join, List<Relation> left, List<Relation> right) {
        Relation before = scope.merged(column);
        List<Relation> lefts = before == null ? having(left, column) : List.of(before);
        List<Relation> rights = having(right, column);
        if (lefts.size() != 1 || rights.size() != 1) {
            return;
        }
        Node one = new Node(scope.merge(column), column);
        Node leftOne = new Node(lefts.getFirst(), column);
        Node rightOne = new Node(rights.getFirst(), column);
        // A value of the one column holds back both; what one side is bound to, the other is where it matches.
        follow(one, leftOne);
        follow(one, rightOne);
        if (!join.isFull()) {
            follow(join.isRight() ? rightOne : leftOne, one);
            if (!join.isRight() && !join.isLeft()) {
                follow(rightOne, one);
            }
        }
    }

    private void follow(Node from, Node to) {
        if (!from.equals(to)) {
            walk.bindings().follow(from, to);
        }
    }

    private static List<Relation> having(List<Relation> relations, String column) {
        List<Relation> having = relations.stream().filter(relation -> relation.has(column) == Has.YES).toList();
        return having.isEmpty() && relations.size() == 1 && relations.getFirst().has(column) == Has.MAYBE
                ? relations
                : having;
    }
}
