package io.leasehold.testkit.statements;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A statement, taken apart far enough to tell words from comments and literals.
 *
 * @param code without comments, as the parser gets it
 * @param tokens words in lower case, quoted names with their first quote, and signs
 * @param comments what stands in comments
 * @param names what could name a table; also words inside of quoted bodies of code
 */
record SqlText(String code, List<String> tokens, List<String> comments, Set<String> names) {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
    /** Names like others in PostgreSQL, words of the language in some dialect that the parser knows as well. */
    private static final Set<String> ELSEWHERE_RESERVED = Set.of("connect_by_root", "csv", "distinctrow", "errors",
            "excludes", "extend", "fbv", "final", "includes", "minus", "nocycle", "output", "pivot", "preferring",
            "prewhere", "prior", "sample", "script", "semi", "settings", "statement", "unpivot", "use", "verify",
            "xor");
    private static final Set<String> BEFORE_TABLES = Set.of("from", "join", "into", "update", "using", "table");
    private static final String ESCAPED = "u&\"";

    static SqlText of(String sql) {
        return new Lexer(sql).read();
    }

    /** How often a name stands where only a table can, so that nobody overlooks one. */
    Map<String, Integer> references() {
        Map<String, Integer> references = new HashMap<>();
        for (int i = 0; i < tokens.size() - 1; i++) {
            if (BEFORE_TABLES.contains(tokens.get(i)) && !isPartOfAnExpression(i)) {
                int at = i + 1;
                while (at < tokens.size() - 1 && Set.of("only", "lateral", "table").contains(tokens.get(at))) {
                    at++;
                }
                while (at + 2 < tokens.size() && tokens.get(at + 1).equals(".")) {
                    at += 2;
                }
                boolean called = at + 1 < tokens.size() && tokens.get(at + 1).equals("(") && !tokens.get(i).equals(
                        "into");
                if (!called) {
                    references.merge(plain(tokens.get(at)), 1, Integer::sum);
                }
            }
        }
        return references;
    }

    /** Whether a name is written in escapes, as in {@code U&"t\0061sks"}, and so is not among the names. */
    boolean hidesNames() {
        return tokens.contains(ESCAPED);
    }

    /** As in {@code is distinct from x} and {@code extract(epoch from x)}. */
    private boolean isPartOfAnExpression(int from) {
        boolean compares = from >= 1 && tokens.get(from - 1).equals("distinct");
        boolean isArgument = from >= 3 && tokens.get(from - 2).equals("(") && Set.of("extract", "substring", "trim",
                "overlay").contains(tokens.get(from - 3));
        return compares || isArgument;
    }

    private static String plain(String token) {
        return token.startsWith("\"") ? token.substring(1) : token;
    }

    private static final class Lexer {
        private final String sql;
        private final StringBuilder code = new StringBuilder();
        private final List<String> tokens = new ArrayList<>();
        private final List<String> comments = new ArrayList<>();
        private final Set<String> names = new HashSet<>();
        private int at;

        Lexer(String sql) {
            this.sql = sql;
        }

        SqlText read() {
            while (at < sql.length()) {
                char sign = sql.charAt(at);
                if (sql.startsWith("--", at)) {
                    comment(at + 2, endOfLine());
                } else if (sql.startsWith("/*", at)) {
                    int end = endOfBlock();
                    comment(at + 2, Math.max(at + 2, sql.startsWith("*/", end - 2) ? end - 2 : end), end);
                } else if (sign == '\'') {
                    literal(endOfQuote('\'', at > 0 && "eE".indexOf(sql.charAt(at - 1)) >= 0 && tokens.getLast().equals(
                            "e")));
                } else if (sign == '"') {
                    if (isEscaped()) {
                        tokens.add(ESCAPED);
                    }
                    int end = endOfQuote('"', false);
                    word("\"" + sql.substring(at + 1, Math.max(at + 1, end - 1)).replace("\"\"", "\""), end);
                } else if (sign == '$' && endOfDollarTag() > 0) {
                    body();
                } else if (isPartOfWord(sign) && !Character.isDigit(sign)) {
                    int end = at;
                    while (end < sql.length() && isPartOfWord(sql.charAt(end))) {
                        end++;
                    }
                    word(sql.substring(at, end).toLowerCase(Locale.ROOT), end);
                } else {
                    if (!Character.isWhitespace(sign)) {
                        tokens.add(String.valueOf(sign));
                    }
                    code.append(sign);
                    at++;
                }
            }
            return new SqlText(code.toString(), List.copyOf(tokens), List.copyOf(comments), Set.copyOf(names));
        }

        /** After {@code u&} as a word of its own. */
        private boolean isEscaped() {
            return at > 1 && sql.charAt(at - 1) == '&' && "uU".indexOf(sql.charAt(at - 2)) >= 0 && tokens.get(tokens
                    .size() - 2).equals("u");
        }

        private static boolean isPartOfWord(char sign) {
            return Character.isLetterOrDigit(sign) || sign == '_' || sign == '$' || sign > 127;
        }

        private void word(String word, int end) {
            // An empty list of columns is PostgreSQL's own, which the parser does not know.
            if (word.equals("from") && !tokens.isEmpty() && tokens.getLast().equals("select")) {
                code.append("1 ");
            }
            tokens.add(word);
            names.add(plain(word));
            code.append(ELSEWHERE_RESERVED.contains(word) ? "\"" + word + "\"" : sql.substring(at, end));
            at = end;
        }

        private void literal(int end) {
            tokens.add("'");
            code.append(sql, at, end);
            at = end;
        }

        private void comment(int from, int end) {
            comment(from, end, end);
        }

        private void comment(int from, int to, int end) {
            comments.add(sql.substring(from, to).strip());
            code.append(' ');
            at = end;
        }

        private void body() {
            int start = endOfDollarTag();
            String tag = sql.substring(at, start);
            int close = sql.indexOf(tag, start);
            int end = close < 0 ? sql.length() : close + tag.length();
            WORD.matcher(sql.substring(start, end).toLowerCase(Locale.ROOT)).results().map(MatchResult::group).forEach(
                    names::add);
            if (sql.substring(start, end).toLowerCase(Locale.ROOT).contains(ESCAPED)) {
                tokens.add(ESCAPED);
            }
            literal(end);
        }

        /** Where a tag such as {@code $$} or {@code $body$} ends that begins here; 0 if none does. */
        private int endOfDollarTag() {
            int end = at + 1;
            while (end < sql.length() && (Character.isLetter(sql.charAt(end)) || sql.charAt(end) == '_')) {
                end++;
            }
            return end < sql.length() && sql.charAt(end) == '$' ? end + 1 : 0;
        }

        private int endOfLine() {
            int end = sql.indexOf('\n', at);
            return end < 0 ? sql.length() : end;
        }

        private int endOfBlock() {
            int depth = 0;
            int end = at;
            while (end < sql.length()) {
                if (sql.startsWith("/*", end)) {
                    depth++;
                    end += 2;
                } else if (sql.startsWith("*/", end)) {
                    depth--;
                    end += 2;
                    if (depth == 0) {
                        return end;
                    }
                } else {
                    end++;
                }
            }
            return sql.length();
        }

        private int endOfQuote(char quote, boolean escapes) {
            int end = at + 1;
            while (end < sql.length()) {
                char sign = sql.charAt(end);
                if (escapes && sign == '\\') {
                    end += 2;
                } else if (sign == quote && end + 1 < sql.length() && sql.charAt(end + 1) == quote) {
                    end += 2;
                } else if (sign == quote) {
                    return end + 1;
                } else {
                    end++;
                }
            }
            return sql.length();
        }
    }
}
