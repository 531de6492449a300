package io.leasehold.postgres.binding;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
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

    /**
     * What a query can leave behind on the session although it begins like any other: by a function, by a function that runs a text, by names that are
     * written in escapes. Finding too much costs a connection.
     */
    private static final Pattern TRACES = Pattern.compile(
            "set_config|pg_settings|advisory|pg_temp|into\\s+(local\\s+|global\\s+)?temp|dblink|u&[\"']"
                    + "|(query|cursor|table|schema|database)_to_xml|ts_stat|ts_rewrite|crosstab|connectby|pg_reload_conf"
                    + "|pg_logical_emit|pg_replication_origin|lo_(open|creat|import)|setseed",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ESCAPED = Pattern.compile("u&\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:\\+([0-9a-f]{6})|([0-9a-f]{4}))",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OTHER_ESCAPE = Pattern.compile("\\buescape\\b", Pattern.CASE_INSENSITIVE);

    private final String text;
    private final int parameters;
    private final boolean returnsKeys;
    private final SqlKind kind;
    private final boolean traces;
    private final boolean movesPath;
    private final Map<List<String>, String> returning = new ConcurrentHashMap<>(2);
    private final Map<String, String> composites = new ConcurrentHashMap<>(2);
    private volatile boolean splits;

    private Sql(String text, List<NativeQuery> statements, SqlKind kind, boolean traces) {
        this.text = text;
        this.parameters = statements.isEmpty() ? 0 : statements.getFirst().bindPositions.length;
        this.returnsKeys = !statements.isEmpty() && statements.getFirst().getCommand().isReturningKeywordPresent();
        this.kind = kind;
        this.traces = traces;
        this.movesPath = kind == SqlKind.TRANSACTION && text.toLowerCase(Locale.ROOT).contains("search_path");
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
        if (namesBinding(text)) {
            throw new SQLException("A statement that names Leasehold's binding of the tenant was refused: connections "
                    + "are bound by TenantContext alone. Remove the setting or function from the statement.", "42501");
        }
        return new Sql(text, statements, SqlKind.of(text), TRACES.matcher(text).find());
    }

    /** Escapes hide a name, and there is no honest reason to choose another sign for them. */
    private static boolean namesBinding(String text) {
        if (BINDING.matcher(text).find()) {
            return true;
        }
        if (!ESCAPED.matcher(text).find()) {
            return false;
        }
        String read = ESCAPE.matcher(ESCAPED.matcher(text).replaceAll("\"")).replaceAll(found -> Matcher
                .quoteReplacement(character(found)));
        return OTHER_ESCAPE.matcher(text).find() || BINDING.matcher(read).find();
    }

    private static String character(MatchResult escape) {
        int point = Integer.parseInt(escape.group(1) == null ? escape.group(2) : escape.group(1), 16);
        return Character.isValidCodePoint(point) ? Character.toString(point) : "";
    }

    String text() {
        return text;
    }

    /** Whether the transaction finds tables elsewhere afterwards, because the application says so. */
    boolean movesPath() {
        return movesPath;
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
        String known = composites.get(bind.text());
        return known == null ? composites.computeIfAbsent(bind.text(), first -> first + ";" + text) : known;
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
