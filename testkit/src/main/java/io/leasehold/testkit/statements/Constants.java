package io.leasehold.testkit.statements;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
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
    /** Not one value, or a value that nobody chose. PostgreSQL itself refuses sets in conditions and VALUES. */
    private static final Set<String> NO_TENANT = Set.of("any", "all", "some", "unnest", "array", "generate_series",
            "gen_random_uuid", "uuidv4", "uuidv7", "uuid_generate_v1", "uuid_generate_v1mc", "uuid_generate_v4",
            "random", "random_normal", "nextval", "clock_timestamp", "timeofday");
    /** What SELECT lists may turn into many rows by any function, so that there only these are known to give one value. */
    private static final Set<String> SCALAR = Set.of("current_setting", "coalesce", "nullif", "greatest", "least",
            "lower", "upper", "initcap", "trim", "btrim", "ltrim", "rtrim", "lpad", "rpad", "left", "right", "substr",
            "substring", "replace", "translate", "overlay", "split_part", "concat", "concat_ws", "format", "md5",
            "sha256", "encode", "decode", "convert_from", "convert_to", "to_char", "to_number", "abs", "mod", "text",
            "uuid", "int8", "json_extract_path_text", "jsonb_extract_path_text");
    /** Types in which two tenants that differ still differ. */
    private static final Set<String> FAITHFUL = Set.of("text", "varchar", "uuid", "bigint", "int8");

    private Constants() {}

    /** Whether it has one value, whichever row is looked at. */
    static boolean isConstant(@Nullable Expression expression) {
        return isConstant(expression, name -> !NO_TENANT.contains(name));
    }

    /** Whether it has one value where it stands in a SELECT list, in which a function may give many. */
    static boolean isConstantOutput(@Nullable Expression expression) {
        return isConstant(expression, SCALAR::contains);
    }

    private static boolean isConstant(@Nullable Expression expression, Predicate<String> known) {
        return switch (expression) {
            case JdbcParameter _,JdbcNamedParameter _,StringValue _,LongValue _,DoubleValue _,HexValue _,BooleanValue _ ->
                true;
            case CastExpression cast -> isConstant(cast.getLeftExpression(), known);
            case SignedExpression signed -> isConstant(signed.getExpression(), known);
            case CollateExpression collated -> isConstant(collated.getLeftExpression(), known);
            case Concat both -> areConstant(both, known);
            case Addition both -> areConstant(both, known);
            case ParenthesedExpressionList<?> list -> list.size() == 1 && isConstant(list.getFirst(), known);
            case ParenthesedSelect select -> isConstant(select);
            case Function function -> isConstant(function, known);
            case null, default -> false;
        };
    }

    private static boolean areConstant(BinaryExpression both, Predicate<String> known) {
        return isConstant(both.getLeftExpression(), known) && isConstant(both.getRightExpression(), known);
    }

    private static boolean isConstant(Function function, Predicate<String> known) {
        ExpressionList<?> parameters = function.getParameters();
        String name = function.getName().toLowerCase(Locale.ROOT).replace("\"", "");
        return known.test(name.startsWith("pg_catalog.") ? name.substring("pg_catalog.".length()) : name)
                && function.getNamedParameters() == null
                && (parameters == null || parameters.stream().allMatch(each -> isConstant(each, known)));
    }

    /** As in {@code (select current_setting('app.tenant'))}, which is evaluated once. */
    private static boolean isConstant(ParenthesedSelect select) {
        return select.getSelect() instanceof PlainSelect plain && plain.getFromItem() == null
                && plain.getWhere() == null
                && plain.getSelectItems().size() == 1 && isConstantOutput(plain.getSelectItem(0).getExpression());
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
