package io.leasehold.testkit.statements;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.leasehold.testkit.statements.Bindings.Node;
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
    private final List<Asked> asked = new ArrayList<>();

    /** A query that sees its neighbours, and so has to wait for what is known of them. */
    private record Later(Relation relation, Select select, @Nullable Alias alias, Scope seen) {}

    /** What may have further queries in it, with what these see. */
    private record Asked(Expression expression, Scope seen) {}

    /** @param around what queries in the clause see that are not lateral */
    FromClause(Walk walk, Scope scope, Scope around, Predicates predicates) {
        this.walk = walk;
        this.scope = scope;
        this.around = around;
        this.predicates = predicates;
    }

    void add(@Nullable FromItem first, @Nullable Collection<Join> joins) {
        if (first != null) {
            joined(first, joins);
        }
    }

    void applyLaterals() {
        for (Later each : later) {
            each.relation().becomesKnown(walk.query(each.select(), each.seen()).renamed(Names.columns(each.alias())));
            walk.bindings().settle();
        }
    }

    /** Goes through the queries in conditions and arguments. */
    void look() {
        asked.forEach(each -> walk.look(each.expression(), each.seen()));
    }

    private Joined joined(FromItem first, @Nullable Collection<Join> joins) {
        Joined before = Joined.NOTHING;
        Joined left = item(first);
        for (Join join : joins == null ? List.<Join>of() : joins) {
            Joined right = item(join.getFromItem());
            if (join.isSimple()) {
                // No join goes across a comma.
                before = before.and(left, Map.of());
                left = right;
            } else {
                left = join(join, left, right);
            }
        }
        return before.and(left, Map.of());
    }

    private Joined item(FromItem item) {
        if (item.getPivot() != null || item.getUnPivot() != null) {
            throw new UnreadableException("PIVOT");
        }
        String alias = item.getAlias() == null ? "" : Names.of(item.getAlias().getName());
        List<String> columns = Names.columns(item.getAlias());
        return switch (item) {
            case Table table -> added(walk.relation(table, scope));
            case LateralSubSelect lateral -> {
                Relation relation = Relation.derived(alias, null);
                later.add(new Later(relation, lateral.getSelect(), lateral.getAlias(), soFar()));
                yield added(relation);
            }
            case ParenthesedSelect select ->
                added(Relation.derived(alias, walk.query(select, around).renamed(columns)));
            case Values values -> added(Relation.derived(alias, walk.query(values, around).renamed(columns)));
            case ParenthesedFromItem group when group.getFromItem() instanceof Values values && group
                    .getAlias() != null ->
                added(Relation.derived(alias, walk.query(values, around).renamed(columns)));
            case ParenthesedFromItem group -> {
                if (group.getAlias() != null) {
                    throw new UnreadableException("an alias of a join");
                }
                yield joined(group.getFromItem(), group.getJoins());
            }
            case TableFunction function -> {
                Scope seen = soFar();
                function.getFunctions().forEach(each -> asked.add(new Asked(each, seen)));
                yield added(Relation.derived(alias, columns.isEmpty()
                        ? null
                        : new Outputs(List.of(), false).renamed(columns)));
            }
            default -> throw new UnreadableException(item.getClass().getSimpleName() + " in FROM");
        };
    }

    private Joined added(Relation relation) {
        scope.add(relation);
        return Joined.of(relation);
    }

    /** What stands further left, and not what comes behind. */
    private Scope soFar() {
        return new Scope(around, new Joined(scope.relations(), scope.merged()));
    }

    /** The condition of an outer join holds back the side that may be missing, and lets all rows of the other through. */
    private Joined join(Join join, Joined left, Joined right) {
        if (join.isSemi() || join.isApply() || join.isAsOf()) {
            throw new UnreadableException("a join that is not PostgreSQL's");
        }
        int conditions = join.getOnExpressions().size() + (join.getUsingColumns().isEmpty() ? 0 : 1);
        if (conditions != (join.isCross() || join.isNatural() ? 0 : 1)) {
            // As in "a left join b join c on … on …", of which the parser does not tell that b and c are one side.
            throw new UnreadableException("joins within one another without parentheses");
        }
        Scope seen = new Scope(around, left.and(right, Map.of()));
        for (Expression on : join.getOnExpressions()) {
            predicates.add(on, seen, heldBack(join, left, right));
            asked.add(new Asked(on, seen));
        }
        Map<String, Relation> now = new HashMap<>();
        for (Column column : join.getUsingColumns()) {
            String name = Names.column(column);
            now.put(name, merged(name, join, left.using(name), right.using(name)));
        }
        if (join.isNatural()) {
            Set<String> names = new HashSet<>(left.columns());
            names.addAll(right.columns());
            names.add(walk.tables().column());
            names.stream().filter(name -> left.mayHave(name) && right.mayHave(name)).forEach(name -> now.put(name,
                    merged(name, join, left.having(name), right.having(name))));
        }
        now.forEach(scope::merge);
        return left.and(right, now);
    }

    private static Predicate<Relation> heldBack(Join join, Joined left, Joined right) {
        if (join.isFull()) {
            return relation -> false;
        }
        if (join.isLeft()) {
            return right::has;
        }
        return join.isRight() ? left::has : relation -> true;
    }

    /**
     * A value of the merged column holds back both. It has the value of a side only where that side is never missing, and is another one after each
     * join, since the next may let through what this one holds back.
     */
    private Relation merged(String column, Join join, @Nullable Relation left, @Nullable Relation right) {
        Relation relation = Relation.derived("", null);
        Node one = new Node(relation, column);
        if (left != null) {
            follow(one, new Node(left, column), !join.isRight() && !join.isFull());
        }
        if (right != null) {
            follow(one, new Node(right, column), !join.isLeft() && !join.isFull());
        }
        return relation;
    }

    private void follow(Node one, Node side, boolean isNeverMissing) {
        walk.bindings().follow(one, side);
        if (isNeverMissing) {
            walk.bindings().follow(side, one);
        }
    }
}
