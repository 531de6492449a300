package io.leasehold.postgres.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SQL as words and signs, without comments; what is not quoted in lower case. A comment within a comment is left as a sign that nobody understands. */
final class Tokens {
    private static final Pattern TOKEN = Pattern.compile("(?<comment>--[^\\n\\r]*|/\\*(?:(?!/\\*|\\*/).)*+\\*/)"
            + "|(?<quoted>[eE]'(?:[^'\\\\]|\\\\.|'')*+'|'(?:[^']|'')*+'|\"(?:[^\"]|\"\")*+\"|\\$(?<tag>(?:[\\p{L}_][\\p{L}\\p{N}_]*)?)\\$.*?\\$\\k<tag>\\$)"
            + "|(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*|[0-9]+(?:\\.[0-9]+)?)"
            + "|(?<sign>::|:=|[+\\-*/<>=~!@#%^&|`?]+|\\S)", Pattern.DOTALL);

    private Tokens() {}

    static List<String> of(String sql) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(sql);
        while (matcher.find()) {
            if (matcher.group("quoted") != null) {
                tokens.add(matcher.group());
            } else if (matcher.group("comment") == null) {
                tokens.add(matcher.group().toLowerCase(Locale.ROOT));
            }
        }
        return tokens;
    }

    /** The parts between a word, where no parentheses are around it. */
    static List<List<String>> split(List<String> tokens, String word) {
        List<List<String>> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            depth += token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
            if (depth == 0 && token.equals(word)) {
                parts.add(tokens.subList(from, i));
                from = i + 1;
            }
        }
        parts.add(tokens.subList(from, tokens.size()));
        return parts;
    }

    /** A type as PostgreSQL prints it. */
    static String type(List<String> tokens) {
        return String.join(" ", tokens).replaceAll(" ([.,)]) ?| (\\() ", "$1$2").replaceFirst("^pg_catalog\\.", "");
    }

    /** Without the parentheses that are around all of it. */
    static List<String> bare(List<String> tokens) {
        List<String> rest = tokens;
        while (rest.size() > 1 && rest.getFirst().equals("(") && closes(rest) == rest.size() - 1) {
            rest = rest.subList(1, rest.size() - 1);
        }
        return rest;
    }

    private static int closes(List<String> tokens) {
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            depth += tokens.get(i).equals("(") ? 1 : tokens.get(i).equals(")") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
