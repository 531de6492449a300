package io.leasehold.postgres.inspection;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Understands expressions that come to the bound tenant, and no others: the setting, cast, in a scalar subquery, without its empty value, or by a function that
 * says no more than that.
 *
 * @param setting the custom setting that says which tenant is bound
 * @param types that it may be cast to without losing anything
 * @param functions by the name that SQL calls them
 * @param variables of a function, known to hold the tenant
 */
record Source(String setting, Set<String> types, Map<String, TenantFunction> functions, Set<String> variables) {
    Source with(Set<String> known) {
        return new Source(setting, types, functions, Set.copyOf(known));
    }

    /** What an expression comes to; null where that is not the bound tenant, or cannot be understood. */
    @Nullable
    Origin origin(List<String> expression) {
        List<String> tokens = Tokens.bare(expression);
        if (!tokens.isEmpty() && tokens.getFirst().equals("select")) {
            return tokens.equals(BOUND) ? new Origin(false, true, null) : selected(tokens.subList(1, tokens.size()));
        }
        List<List<String>> casts = Tokens.split(tokens, "::");
        if (casts.size() > 1) {
            return casts.stream().skip(1).allMatch(this::keeps) ? origin(casts.getFirst()) : null;
        }
        if (tokens.isEmpty()) {
            return null;
        }
        return switch (tokens.getFirst()) {
            case "nullif" -> nullIf(tokens);
            case "cast" -> cast(tokens);
            default -> tokens.size() == 1 && variables.contains(tokens.getFirst())
                    ? new Origin(false, true, null)
                    : called(tokens);
        };
    }

    /** The view of tamper evidence: it has a row for a true capability alone, and asking it without one raises. */
    private static final List<String> BOUND = List.of("select", "bound", ".", "tenant", "from", "leasehold", ".",
            "bound");

    private @Nullable Origin selected(List<String> columns) {
        List<String> expression = columns.size() > 2 && columns.get(columns.size() - 2).equals("as")
                ? columns.subList(0, columns.size() - 2)
                : columns;
        Origin origin = expression.contains("from") ? null : origin(expression);
        return origin == null ? null : origin.whichIsAskedOnce();
    }

    private @Nullable Origin nullIf(List<String> tokens) {
        List<List<String>> arguments = arguments(tokens, 1);
        if (arguments.size() != 2 || !says(arguments.getLast(), "''")) {
            return null;
        }
        Origin origin = origin(arguments.getFirst());
        return origin == null ? null : origin.whichIsSilent();
    }

    private @Nullable Origin cast(List<String> tokens) {
        List<List<String>> arguments = arguments(tokens, 1);
        List<List<String>> parts = arguments.size() == 1 ? Tokens.split(arguments.getFirst(), "as") : List.of();
        return parts.size() == 2 && keeps(parts.getLast()) ? origin(parts.getFirst()) : null;
    }

    private @Nullable Origin called(List<String> tokens) {
        int paren = tokens.indexOf("(");
        if (paren < 1) {
            return null;
        }
        String name = String.join("", tokens.subList(0, paren));
        List<List<String>> arguments = arguments(tokens, paren);
        if (name.equals("current_setting") || name.equals("pg_catalog.current_setting")) {
            return setting(arguments);
        }
        TenantFunction function = functions.get(name);
        return function == null || !types.contains(function.result()) || arguments.size() != 1 || !arguments.getFirst()
                .isEmpty()
                        ? null
                        : function.origin(new Source(setting, types, Map.of(), Set.of()));
    }

    private @Nullable Origin setting(List<List<String>> arguments) {
        if (arguments.isEmpty() || !says(arguments.getFirst(), "'" + setting + "'")) {
            return null;
        }
        return switch (arguments.size()) {
            case 1 -> new Origin(false, true, null);
            case 2 -> new Origin(!arguments.getLast().equals(List.of("false")), true, null);
            default -> null;
        };
    }

    /** Whether it is this text and nothing besides. */
    private boolean says(List<String> expression, String text) {
        List<List<String>> casts = Tokens.split(expression, "::");
        return String.join(" ", casts.getFirst()).equalsIgnoreCase(text)
                && casts.stream().skip(1).allMatch(this::keeps);
    }

    /** What is in the parentheses that begin here and end the expression; nothing where they end before. */
    private static List<List<String>> arguments(List<String> tokens, int paren) {
        List<String> inside = tokens.subList(paren, tokens.size());
        return inside.size() > 1 && Tokens.bare(inside).size() < inside.size()
                ? Tokens.split(inside.subList(1, inside.size() - 1), ",")
                : List.of();
    }

    private boolean keeps(List<String> type) {
        return types.contains(Tokens.type(type));
    }
}
