package io.leasehold.postgres.inspection;

import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A question to the catalog whose rows are faults.
 *
 * @param sql selects one row for each fault
 * @param problem the sentence about a row, its columns filled in as {@code %1$s}, {@code %2$s} …
 * @param remedy the sentence of what to do about it, filled in alike
 */
record Check(String sql, String problem, String remedy) {
    List<Finding> run(JdbcClient database, Map<String, ?> parameters) {
        return database.sql(sql).params(parameters).query((row, number) -> {
            Object[] columns = new Object[row.getMetaData().getColumnCount()];
            for (int i = 0; i < columns.length; i++) {
                columns[i] = row.getObject(i + 1);
            }
            return new Finding(problem.formatted(columns), remedy.formatted(columns));
        }).list();
    }
}
