package io.leasehold.testkit.statements;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;

/** Names as PostgreSQL understands them: in lower case, but for quoted ones. */
final class Names {
    private Names() {}

    static String of(String written) {
        return written.length() > 1 && written.startsWith("\"") && written.endsWith("\"")
                ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
                : written.toLowerCase(Locale.ROOT);
    }

    static String table(Table table) {
        return of(table.getName());
    }

    static @Nullable String schema(Table table) {
        return table.getSchemaName() == null ? null : of(table.getSchemaName());
    }

    static String alias(Table table) {
        return table.getAlias() == null ? table(table) : of(table.getAlias().getName());
    }

    static String column(Column column) {
        return of(column.getColumnName());
    }

    static @Nullable String qualifier(Column column) {
        Table table = column.getTable();
        return table == null || table.getName() == null ? null : table(table);
    }

    /** Those in {@code as line (id, sku)}. */
    static List<String> columns(@Nullable Alias alias) {
        return alias == null || alias.getAliasColumns() == null
                ? List.of()
                : alias.getAliasColumns().stream().map(column -> of(column.name)).toList();
    }
}
