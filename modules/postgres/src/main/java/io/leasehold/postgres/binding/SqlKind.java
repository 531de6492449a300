package io.leasehold.postgres.binding;

import java.util.Locale;

/** What kind of statement a text is, by its first word. Whatever is not known counts as changing the session. */
enum SqlKind {
    /** Reads or writes rows. */
    DATA(true, true, true),
    /** A procedure, which may end the transaction and the binding with it. */
    CALL(true, true, false),
    /** Reads or writes rows, and may leave something behind on the session. */
    WORK(true, false, false),
    /** Begins, ends or shapes a transaction. */
    TRANSACTION(false, true, false),
    /** Changes the session. */
    SESSION(false, false, false),
    /** No statement at all. */
    NOTHING(false, true, true);

    private final boolean binds;
    private final boolean clean;
    private final boolean keepsBinding;

    SqlKind(boolean binds, boolean clean, boolean keepsBinding) {
        this.binds = binds;
        this.clean = clean;
        this.keepsBinding = keepsBinding;
    }

    boolean binds() {
        return binds;
    }

    boolean clean() {
        return clean;
    }

    boolean keepsBinding() {
        return keepsBinding;
    }

    static SqlKind of(String text) {
        int start = start(text, 0);
        String word = word(text, start);
        return switch (word) {
            case "select", "insert", "update", "delete", "with", "values", "merge", "table", "explain", "show", "fetch",
                    "move", "close", "lock", "notify" ->
                DATA;
            case "call" -> CALL;
            case "do", "declare", "execute", "prepare", "copy", "create", "alter", "drop", "truncate", "refresh" ->
                WORK;
            case "begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release" -> TRANSACTION;
            case "set" -> switch (word(text, start(text, start + word.length()))) {
                case "local", "transaction", "constraints" -> TRANSACTION;
                default -> SESSION;
            };
            case "" -> start >= text.length() ? NOTHING : text.charAt(start) == '{' ? CALL : SESSION;
            default -> SESSION;
        };
    }

    private static String word(String text, int start) {
        int end = start;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end).toLowerCase(Locale.ROOT);
    }

    /** Where the next word begins, after blanks, comments, opening parentheses and stray semicolons. */
    private static int start(String text, int from) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (text.startsWith("--", at)) {
                at = afterLine(text, at);
            } else if (text.startsWith("/*", at)) {
                at = afterComment(text, at);
            } else if (Character.isWhitespace(c) || c == '(' || c == ';') {
                at++;
            } else {
                return at;
            }
        }
        return at;
    }

    /** To PostgreSQL a carriage return ends a line as well. */
    private static int afterLine(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    /** PostgreSQL's comments nest. */
    private static int afterComment(String text, int from) {
        int depth = 0;
        int at = from;
        do {
            if (text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && at < text.length());
        return at;
    }
}
