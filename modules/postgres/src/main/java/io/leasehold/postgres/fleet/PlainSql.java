package io.leasehold.postgres.fleet;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;

/**
 * Whether a script may be sent to PostgreSQL as it is, in one transaction. Knows the statements of which that is certain; with everything else, Flyway
 * knows better.
 */
final class PlainSql {
    private static final Set<String> KNOWN = Set.of("alter", "analyze", "comment", "create", "delete", "do", "drop",
            "grant", "insert", "lock", "merge", "refresh", "reset", "revoke", "select", "set", "truncate", "update",
            "values", "with");

    /** What begins like a known statement and cannot be in a transaction, or changes who executes the rest of it. */
    private static final Pattern OTHER = Pattern.compile(
            "^(create|drop|alter) (database|tablespace|subscription|system)\\b"
                    + "|^set (local )?(session )?(role|session|transaction|authorization)\\b|^reset (role|session|all)\\b"
                    + "|\\bconcurrently\\b");

    private PlainSql() {}

    static boolean is(String script) {
        // Flyway's placeholders: it knows their values.
        if (script.contains("${")) {
            return false;
        }
        try {
            return Parser.parseJdbcSql(script, true, false, true, false, true).stream().allMatch(PlainSql::isKnown);
        } catch (SQLException e) {
            return false;
        }
    }

    private static boolean isKnown(NativeQuery statement) {
        String text = statement.nativeSql.toLowerCase(Locale.ROOT);
        String bare = text.substring(start(text)).replaceAll("\\s+", " ");
        int end = 0;
        while (end < bare.length() && Character.isLetter(bare.charAt(end))) {
            end++;
        }
        return bare.isEmpty() || (KNOWN.contains(bare.substring(0, end)) && !OTHER.matcher(bare).find());
    }

    /** Where the first word is, after blanks and comments. A comment within a comment ends this early, at no known word. */
    private static int start(String text) {
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("--", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end + 1;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at);
                at = end < 0 ? text.length() : end + 2;
            } else if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else {
                return at;
            }
        }
        return at;
    }
}
