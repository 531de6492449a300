package io.leasehold.postgres.inspection;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A question to the catalog whose rows are faults.
 *
 * @param rule what kind of fault
 * @param sql selects one row for each fault, the object first
 * @param problem the sentence about a row, its columns filled in as {@code %1$s}, {@code %2$s} …
 * @param remedy the sentence of what to do about it, filled in alike
 */
record Check(Rule rule, String sql, String problem, String remedy) {
    List<Finding> run(JdbcClient database, Map<String, ?> parameters) {
        return database.sql(sql).params(parameters).query((row, number) -> {
            Object[] columns = new Object[row.getMetaData().getColumnCount()];
            for (int i = 0; i < columns.length; i++) {
                columns[i] = row.getObject(i + 1);
            }
            return new Finding(rule, "", String.valueOf(columns[0]), problem.formatted(columns), remedy.formatted(
                    columns), Optional.empty());
        }).list();
    }
}
