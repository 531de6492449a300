package io.leasehold.depot.listing;

import java.util.HashMap;
import java.util.Map;

/** What rows have to fulfil: fixed texts of SQL with named parameters, so that a client's text never becomes SQL. */
public final class Conditions {
    private final StringBuilder sql = new StringBuilder();
    private final Map<String, Object> parameters = new HashMap<>();

    /** Adds a condition that needs no parameter. */
    public Conditions and(String condition) {
        sql.append(" and ").append(condition);
        return this;
    }

    /** Adds a condition with its parameter. */
    public Conditions and(String condition, String parameter, Object value) {
        parameters.put(parameter, value);
        return and(condition);
    }

    /** Adds that some text occurs in one of these columns: literally, and whatever its case. */
    public Conditions containing(String text, String... columns) {
        String literally = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        parameters.put("text", "%" + literally + "%");
        return and("(" + String.join(" ilike :text or ", columns) + " ilike :text)");
    }

    /** Adds that rows come after the position where the list was left. */
    public Conditions startingAfter(Slice slice) {
        Position after = slice.after();
        if (after != null) {
            parameters.put("after_id", after.id());
            and(slice.order().isAfter(), "after_key", after.key());
        }
        return this;
    }

    /** The conditions, to stand behind another one. */
    public String sql() {
        return sql.toString();
    }

    public Map<String, Object> parameters() {
        return Map.copyOf(parameters);
    }
}
