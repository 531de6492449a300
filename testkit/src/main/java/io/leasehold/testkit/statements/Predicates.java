package io.leasehold.testkit.statements;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.leasehold.testkit.statements.Bindings.Node;
import net.sf.jsqlparser.expression.AnyComparisonExpression;
import net.sf.jsqlparser.expression.AnyType;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsDistinctExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;

/**
 * The equalities that hold for every row of a query: those that stand alone or between ANDs. What is below OR or NOT, and what compares in another way,
 * may let other rows through, and counts for nothing.
 */
final class Predicates {
    private final Walk walk;
    private final Scope scope;
    private final List<Condition> conditions = new ArrayList<>();

    /**
     * One condition.
     *
     * @param seen what its names mean
     * @param binds what it holds back: not the outer side of an outer join
     */
    private record Condition(Expression expression, Scope seen, Predicate<Relation> binds) {}

    Predicates(Walk walk, Scope scope) {
        this.walk = walk;
        this.scope = scope;
    }

    void add(@Nullable Expression expression, Scope seen, Predicate<Relation> binds) {
        switch (expression) {
            case AndExpression both -> {
                add(both.getLeftExpression(), seen, binds);
                add(both.getRightExpression(), seen, binds);
            }
            case ParenthesedExpressionList<?> list when list.size() == 1 -> add(list.getFirst(), seen, binds);
            case null -> {
            }
            default -> conditions.add(new Condition(expression, seen, binds));
        }
    }

    /** Those that need no other query to be understood first. */
    void applyPlain() {
        conditions.stream().filter(condition -> !asks(condition.expression())).forEach(this::apply);
        walk.bindings().settle();
    }

    void applyQueries() {
        conditions.stream().filter(condition -> asks(condition.expression())).forEach(this::apply);
        walk.bindings().settle();
    }

    private static boolean asks(Expression expression) {
        return switch (expression) {
            case EqualsTo equals -> isQuery(equals.getLeftExpression()) || isQuery(equals.getRightExpression());
            case IsDistinctExpression same -> isQuery(same.getLeftExpression()) || isQuery(same.getRightExpression());
            case InExpression in -> isQuery(in.getRightExpression());
            default -> false;
        };
    }

    private static boolean isQuery(Expression expression) {
        return expression instanceof Select || expression instanceof AnyComparisonExpression;
    }

    private void apply(Condition condition) {
        switch (condition.expression()) {
            case EqualsTo equals -> equal(equals.getLeftExpression(), equals.getRightExpression(), condition);
            case IsDistinctExpression same when same.isNot() -> equal(same.getLeftExpression(), same
                    .getRightExpression(), condition);
            case InExpression in when !in.isNot() -> in(in, condition);
            default -> {
            }
        }
    }

    private void in(InExpression in, Condition condition) {
        switch (in.getRightExpression()) {
            case ParenthesedSelect select -> among(in.getLeftExpression(), select, condition);
            case ParenthesedExpressionList<?> list when list.size() == 1 -> equal(in.getLeftExpression(), list
                    .getFirst(), condition);
            default -> {
            }
        }
    }

    private void equal(Expression left, Expression right, Condition condition) {
        if (right instanceof AnyComparisonExpression any) {
            if (any.getAnyType() != AnyType.ALL && any.getSelect() != null) {
                among(left, any.getSelect(), condition);
            }
            return;
        }
        if (right instanceof Select select && !Constants.isConstant(right)) {
            among(left, select, condition);
            return;
        }
        if (left instanceof Select select && !Constants.isConstant(left)) {
            among(right, select, condition);
            return;
        }
        if (right instanceof Function many && List.of("any", "all", "some").contains(many.getName().toLowerCase(
                Locale.ROOT))) {
            return;
        }
        List<? extends Expression> lefts = Constants.row(left);
        List<? extends Expression> rights = Constants.row(right);
        for (int i = 0; i < lefts.size() && lefts.size() == rights.size(); i++) {
            pair(lefts.get(i), rights.get(i), condition);
        }
    }

    private void pair(Expression left, Expression right, Condition condition) {
        Node leftNode = node(left, condition.seen());
        Node rightNode = node(right, condition.seen());
        if (leftNode != null && rightNode != null) {
            follow(leftNode, rightNode, condition);
            follow(rightNode, leftNode, condition);
        } else if (leftNode != null && Constants.isConstant(right)) {
            bind(leftNode, condition);
        } else if (rightNode != null && Constants.isConstant(left)) {
            bind(rightNode, condition);
        }
    }

    private void among(Expression left, Select select, Condition condition) {
        Outputs outputs = walk.query(select, condition.seen());
        List<? extends Expression> lefts = Constants.row(left);
        for (int i = 0; i < lefts.size(); i++) {
            Node node = node(lefts.get(i), condition.seen());
            if (node != null && outputs.isBound(i)) {
                bind(node, condition);
            }
        }
    }

    private static @Nullable Node node(Expression expression, Scope seen) {
        Column column = Constants.column(expression);
        return column == null ? null : seen.resolve(Names.qualifier(column), Names.column(column));
    }

    /** A query holds its own rows back, and never those of the query around it. */
    private void bind(Node node, Condition condition) {
        if (condition.seen().owns(node) && condition.binds().test(node.relation())) {
            walk.bindings().bind(node);
        }
    }

    private void follow(Node from, Node to, Condition condition) {
        if (condition.seen().owns(to) && condition.binds().test(to.relation())) {
            walk.bindings().follow(from, to);
        }
    }

    /** Whether the expression has one value in all rows of the query. */
    boolean isBound(Expression expression) {
        return isBound(expression, Constants.isConstant(expression));
    }

    /** The same for an expression of a SELECT list, which may make many rows of one. */
    boolean isOutputBound(Expression expression) {
        return isBound(expression, Constants.isConstantOutput(expression));
    }

    private boolean isBound(Expression expression, boolean constant) {
        Node node = node(expression, scope);
        if (node != null) {
            return walk.bindings().isBound(node);
        }
        return constant || (expression instanceof Select select && walk.query(select, scope).isBound(0));
    }
}
