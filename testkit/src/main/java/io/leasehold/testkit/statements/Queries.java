package io.leasehold.testkit.statements;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import net.sf.jsqlparser.expression.AnyComparisonExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;

/** Finds the queries inside of expressions. */
final class Queries extends ExpressionVisitorAdapter<@Nullable Void> {
    private final Consumer<Select> found;

    private Queries(Consumer<Select> found) {
        this.found = found;
    }

    static void in(@Nullable Expression expression, Consumer<Select> found) {
        if (expression != null) {
            expression.accept(new Queries(found), null);
        }
    }

    @Override
    public <S> @Nullable Void visit(Select select, S context) {
        found.accept(select);
        return null;
    }

    @Override
    public <S> @Nullable Void visit(ParenthesedSelect select, S context) {
        found.accept(select);
        return null;
    }

    @Override
    public <S> @Nullable Void visit(AnyComparisonExpression any, S context) {
        if (any.getSelect() != null) {
            found.accept(any.getSelect());
        }
        return null;
    }
}
