package io.leasehold.testkit.statements;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.CollateExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.HexValue;
import net.sf.jsqlparser.expression.JdbcNamedParameter;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.RowConstructor;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Values;

/** Expressions, seen as a tenant predicate wants them. What is not listed here is no constant and no column. */
final class Constants {
    private static final Set<String> OF_MANY = Set.of("any", "all", "some", "unnest", "array", "generate_series");
    /** Types in which two tenants that differ still differ. */
    private static final Set<String> FAITHFUL = Set.of("text", "varchar", "uuid", "bigint", "int8");

    private Constants() {}

    /** Whether it has one value, whichever row is looked at. */
    static boolean isConstant(@Nullable Expression expression) {
        return switch (expression) {
            case JdbcParameter _,JdbcNamedParameter _,StringValue _,LongValue _,DoubleValue _,HexValue _ -> true;
            case CastExpression cast -> isConstant(cast.getLeftExpression());
            case SignedExpression signed -> isConstant(signed.getExpression());
            case CollateExpression collated -> isConstant(collated.getLeftExpression());
            case Concat both -> areConstant(both);
            case Addition both -> areConstant(both);
            case ParenthesedExpressionList<?> list -> list.size() == 1 && isConstant(list.getFirst());
            case ParenthesedSelect select -> isConstant(select);
            case Function function -> isConstant(function);
            case null, default -> false;
        };
    }

    private static boolean areConstant(BinaryExpression both) {
        return isConstant(both.getLeftExpression()) && isConstant(both.getRightExpression());
    }

    private static boolean isConstant(Function function) {
        ExpressionList<?> parameters = function.getParameters();
        return !OF_MANY.contains(function.getName().toLowerCase(Locale.ROOT)) && function.getNamedParameters() == null
                && (parameters == null || parameters.stream().allMatch(Constants::isConstant));
    }

    /** As in {@code (select current_setting('app.tenant'))}, which is evaluated once. */
    private static boolean isConstant(ParenthesedSelect select) {
        return select.getSelect() instanceof PlainSelect plain && plain.getFromItem() == null
                && plain.getWhere() == null
                && plain.getSelectItems().size() == 1 && isConstant(plain.getSelectItem(0).getExpression());
    }

    /** The column that this is, as it is or in a type that keeps values apart. */
    static @Nullable Column column(Expression expression) {
        return switch (expression) {
            case Column column -> column.getArrayConstructor() == null ? column : null;
            case CastExpression cast -> isFaithful(cast) ? column(cast.getLeftExpression()) : null;
            case ParenthesedExpressionList<?> list -> list.size() == 1 ? column(list.getFirst()) : null;
            default -> null;
        };
    }

    private static boolean isFaithful(CastExpression cast) {
        return FAITHFUL.contains(String.valueOf(cast.getColDataType()).strip().toLowerCase(Locale.ROOT));
    }

    /** What stands in a row such as {@code (tenant_id, id)}; the expression alone if it is none. */
    static List<? extends Expression> row(Expression expression) {
        return switch (expression) {
            case RowConstructor<?> row -> row;
            case ParenthesedExpressionList<?> list -> list.size() == 1 ? row(list.getFirst()) : list;
            case Function function -> function.getName().equalsIgnoreCase("row") && function.getParameters() != null
                    ? function.getParameters()
                    : List.of(function);
            default -> List.of(expression);
        };
    }

    /** The rows of VALUES. */
    static List<? extends List<? extends Expression>> rows(Values values) {
        ExpressionList<?> rows = values.getExpressions();
        return rows instanceof ParenthesedExpressionList<?> row
                ? List.of(row)
                : rows.stream().map(each -> each instanceof ParenthesedExpressionList<?> row ? row : List.of(each))
                        .toList();
    }
}
