package io.leasehold.postgres.inspection;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A question to the catalog whose rows are faults.
 *
 * @param rule what kind of fault
 * @param sql selects one row for each fault: its schema, the object, and what the sentences want; last {@code mend}, SQL that mends it or null
 * @param problem the sentence about a row, its columns filled in as {@code %1$s}, {@code %2$s} … without the schema
 * @param remedy the sentence of what to do about it, filled in alike
 */
record Check(Rule rule, String sql, String problem, String remedy) {
    /** The place of each finding is the schema, or empty. */
    List<Finding> run(JdbcClient database, Map<String, ?> parameters) {
        return database.sql(sql).params(parameters).query((row, number) -> {
            int columns = row.getMetaData().getColumnCount();
            Object[] words = new Object[columns - 2];
            for (int i = 0; i < words.length; i++) {
                words[i] = row.getObject(i + 2);
            }
            String schema = row.getString(1);
            return new Finding(rule, schema == null ? "" : schema, String.valueOf(words[0]), problem.formatted(words),
                    remedy.formatted(words), Optional.ofNullable(row.getString(columns)));
        }).list();
    }
}
