package io.leasehold.postgres.inspection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a function that says which tenant is bound. It may look at the setting, refuse, and return it; whoever does anything besides is not
 * understood.
 */
final class FunctionBody {
    /** What may stand in a condition, beside variables and the setting: it can choose when to answer, and never what. */
    private static final Set<String> CONDITION = Set.of("if", "elsif", "elseif", "is", "not", "null", "or", "and", "=",
            "<>", "!=", "(", ")", ",", "::", "text", "''", "true", "false", "distinct", "from", "nullif",
            "current_setting", "length", "trim", "btrim", "0");

    private static final Set<String> SIGNS = Set.of(":=", "=", "default");

    /** What the type of a variable is made of. A cursor has another value at each FETCH, and an alias that of something else. */
    private static final Pattern TYPE = Pattern
            .compile("(?!(cursor|alias|for|scroll)$)([\\p{L}_][\\p{L}\\p{N}_]*|\"[^\"]*\"|[0-9]+|[.,()%\\[\\]])");

    /** @param declares whether it stands where variables are declared */
    private record Statement(List<String> words, boolean declares) {}

    private final Source source;
    private final Set<String> known = new HashSet<>();
    private boolean silent;
    private boolean refuses;
    private boolean returns;

    private FunctionBody(Source source) {
        this.source = source;
    }

    static @Nullable Origin ofSql(Source source, String body) {
        List<String> tokens = new ArrayList<>(Tokens.of(body));
        if (tokens.size() > 2 && tokens.subList(0, 2).equals(List.of("begin", "atomic"))) {
            tokens = tokens.subList(2, tokens.getLast().equals("end") ? tokens.size() - 1 : tokens.size());
        }
        while (!tokens.isEmpty() && tokens.getLast().equals(";")) {
            tokens = tokens.subList(0, tokens.size() - 1);
        }
        if (tokens.size() > 1 && tokens.getFirst().equals("return")) {
            tokens = tokens.subList(1, tokens.size());
        }
        return tokens.contains(";") ? null : source.origin(tokens);
    }

    static @Nullable Origin ofPlpgsql(Source source, String body) {
        FunctionBody reading = new FunctionBody(source);
        List<String> tokens = Tokens.of(body);
        if (tokens.stream().anyMatch(token -> token.contains("/*") && !token.contains("'"))) {
            return null;
        }
        for (Statement statement : statements(tokens)) {
            if (!reading.understands(statement)) {
                return null;
            }
        }
        return reading.returns ? new Origin(reading.silent && !reading.refuses, true, null) : null;
    }

    /** Words that other statements follow without a semicolon end one here. */
    private static List<Statement> statements(List<String> tokens) {
        List<Statement> statements = new ArrayList<>();
        boolean declares = false;
        List<String> statement = new ArrayList<>();
        for (String token : tokens) {
            boolean word = Set.of("declare", "begin", "then", "else").contains(token);
            if (word || token.equals(";")) {
                statements.add(new Statement(statement, declares));
                statement = new ArrayList<>();
                declares = word ? token.equals("declare") : declares;
            } else {
                statement.add(token);
            }
        }
        statements.add(new Statement(statement, declares));
        return statements.stream().filter(some -> !some.words().isEmpty()).toList();
    }

    private boolean understands(Statement whole) {
        List<String> statement = whole.words();
        return switch (statement.getFirst()) {
            case "end", "null" -> true;
            case "exception" -> statement.contains("when");
            case "if", "elsif", "elseif" -> statement.stream().allMatch(word -> CONDITION.contains(word)
                    || known.contains(word) || word.equalsIgnoreCase("'" + source.setting() + "'"));
            case "raise" -> {
                refuses = true;
                yield !statement.contains("(");
            }
            case "return" -> {
                returns = true;
                silent |= statement.equals(List.of("return", "null"));
                yield statement.equals(List.of("return", "null")) || comesToTenant(statement.subList(1, statement
                        .size()));
            }
            case "select" -> {
                int into = statement.indexOf("into");
                yield into > 1 && into == statement.size() - 2 && assigned(statement.getLast(), statement.subList(1,
                        into));
            }
            default -> assigned(whole);
        };
    }

    /** {@code name := expression}, or where variables are declared: {@code name type}, with an expression or so far null. */
    private boolean assigned(Statement statement) {
        List<String> words = statement.words();
        int sign = statement.declares()
                ? words.stream().filter(SIGNS::contains).findFirst().map(words::indexOf).orElse(words.size())
                : 1;
        List<String> type = words.subList(1, Math.max(1, Math.min(sign, words.size())));
        if (sign == 0 || !type.stream().allMatch(word -> TYPE.matcher(word).matches())) {
            return false;
        }
        if (sign >= words.size()) {
            return statement.declares() && !type.isEmpty();
        }
        return SIGNS.contains(words.get(sign)) && (statement.declares() || !words.get(sign).equals("default"))
                && assigned(words.getFirst(), words.subList(sign + 1, words.size()));
    }

    private boolean assigned(String variable, List<String> expression) {
        known.add(variable);
        return expression.equals(List.of("null")) || comesToTenant(expression);
    }

    private boolean comesToTenant(List<String> expression) {
        Origin origin = source.with(known).origin(expression);
        silent |= origin != null && origin.silent();
        return origin != null;
    }
}
