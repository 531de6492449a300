package io.leasehold.postgres.binding;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;

/** One text of SQL and what is known about it, found out once. */
final class Sql {
    private static final int MOST_TEXTS = 2_000;
    private static final int LONGEST_TEXT = 16_000;
    private static final Map<String, Sql> KNOWN = new ConcurrentHashMap<>();

    /** How an application would name the binding itself: by the setting, by the function, or by the function through the search path. */
    private static final Pattern BINDING = Pattern.compile(
            "leasehold\"?\\s*\\.\\s*\"?(tenant|bind|capability|bound)\\b|(?<![\\w.\"])\"?bind\"?\\s*\\(",
            Pattern.CASE_INSENSITIVE);

    /** What a query can leave behind on the session although it begins like any other. */
    private static final Pattern TRACES = Pattern.compile(
            "set_config|pg_(try_)?advisory_lock|pg_temp|into\\s+(local\\s+|global\\s+)?temp|dblink",
            Pattern.CASE_INSENSITIVE);

    private final String text;
    private final int parameters;
    private final boolean returnsKeys;
    private final SqlKind kind;
    private final boolean traces;
    private final Map<List<String>, String> returning = new ConcurrentHashMap<>(2);
    private final Map<Bind.Form, String> composites = new ConcurrentHashMap<>(2);
    private volatile boolean splits;

    private Sql(String text, List<NativeQuery> statements, SqlKind kind, boolean traces) {
        this.text = text;
        this.parameters = statements.isEmpty() ? 0 : statements.getFirst().bindPositions.length;
        this.returnsKeys = !statements.isEmpty() && statements.getFirst().getCommand().isReturningKeywordPresent();
        this.kind = kind;
        this.traces = traces;
    }

    /**
     * Reads a text.
     *
     * @throws SQLException when it holds more than one statement, or speaks about the binding
     */
    static Sql of(String text) throws SQLException {
        Sql known = KNOWN.get(text);
        if (known != null) {
            return known;
        }
        Sql read = read(text);
        if (text.length() <= LONGEST_TEXT) {
            if (KNOWN.size() >= MOST_TEXTS) {
                KNOWN.clear();
            }
            KNOWN.put(text, read);
        }
        return read;
    }

    private static Sql read(String text) throws SQLException {
        List<NativeQuery> statements = Parser.parseJdbcSql(text, true, true, true, false, true);
        if (statements.size() > 1) {
            throw new SQLException("A text of " + statements.size() + " statements was refused: the second may have "
                    + "been injected. Execute them one by one, or as a batch.", "42601");
        }
        if (BINDING.matcher(text).find()) {
            throw new SQLException("A statement that names Leasehold's binding of the tenant was refused: connections "
                    + "are bound by TenantContext alone. Remove the setting or function from the statement.", "42501");
        }
        return new Sql(text, statements, SqlKind.of(text), TRACES.matcher(text).find());
    }

    String text() {
        return text;
    }

    /** How many values it takes. */
    int parameters() {
        return parameters;
    }

    /** Whether it has to find the tenant bound. */
    boolean binds() {
        return kind.binds();
    }

    /** Whether a binding made before it certainly holds after it. */
    boolean keepsBinding() {
        return kind.keepsBinding();
    }

    /** Whether the session may be another one afterwards, so that no other work must get it. */
    boolean leavesTraces() {
        return traces || !kind.clean();
    }

    /**
     * The statement for where it must have no name on the server: another text to the driver, which therefore knows of no name that the statement has
     * where names are fine.
     */
    String unnamed() {
        return " " + text;
    }

    /** The statement with the binding in front of it, whose parameters are the first. */
    String composite(Bind bind) {
        String known = composites.get(bind.form());
        return known == null ? composites.computeIfAbsent(bind.form(), form -> form.text() + ";" + text) : known;
    }

    /** The statement, which has no parameters, for where question marks mean parameters. */
    String withoutParameters() {
        if (text.indexOf('?') < 0) {
            return text;
        }
        StringBuilder marked = new StringBuilder(text.length() + 8);
        char[] chars = text.toCharArray();
        for (int at = 0; at < chars.length; at++) {
            int end = switch (chars[at]) {
                case '\'' -> Parser.parseSingleQuotes(chars, at, true);
                case '"' -> Parser.parseDoubleQuotes(chars, at);
                case '-' -> Parser.parseLineComment(chars, at);
                case '/' -> Parser.parseBlockComment(chars, at);
                case '$' -> Parser.parseDollarQuotes(chars, at);
                default -> at;
            };
            marked.append(chars, at, Math.min(end, chars.length - 1) - at + 1);
            if (chars[at] == '?') {
                marked.append('?');
            }
            at = end;
        }
        return marked.toString();
    }

    /**
     * The same as {@link #composite} for statements that the driver was seen to split from their binding. Another text to the driver, so that what
     * it knows of the first does not count; executed without a server-side name it is not described and therefore not split.
     */
    String undivided(Bind bind) {
        return bind.text() + " ;" + text;
    }

    boolean splits() {
        return splits;
    }

    void markSplits() {
        splits = true;
    }

    /** The text with a RETURNING for generated keys, made by the driver's own parser; without columns it returns all. */
    Sql returning(List<String> columns) throws SQLException {
        String known = returning.get(columns);
        if (known == null) {
            String[] names = columns.isEmpty() ? new String[]{"*"} : columns.toArray(String[]::new);
            List<NativeQuery> parsed = Parser.parseJdbcSql(text.replace("??", "????"), true, false, true, false, true,
                    names);
            known = parsed.isEmpty() || !parsed.getFirst().getCommand().isReturningKeywordPresent()
                    ? text
                    : parsed.getFirst().nativeSql;
            returning.put(List.copyOf(columns), known);
        }
        return known.equals(text) ? this : of(known);
    }

    /** Whether executing it yields rows in place of a count of changed rows. */
    boolean returnsKeys() {
        return returnsKeys;
    }
}
