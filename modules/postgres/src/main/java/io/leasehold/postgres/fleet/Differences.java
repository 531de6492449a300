package io.leasehold.postgres.fleet;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Differences as people think of them: a table that nobody made is one, whatever columns it has. */
final class Differences {
    private static final Pattern INDEXED = Pattern.compile(" ON (?:ONLY )?\"?(.+?)\"? USING ");

    private Differences() {}

    /** Without what came or went with its table, view, sequence or function. */
    static List<Difference> folded(List<Difference> differences) {
        List<Difference> whole = differences.stream().filter(difference -> isWhole(difference)).toList();
        return differences.stream().filter(difference -> whole.stream().noneMatch(parent -> parent
                .problem() == difference.problem() && !parent.equals(difference) && isPart(difference, parent)))
                .toList();
    }

    private static boolean isWhole(Difference difference) {
        return difference.problem() != Difference.Problem.DIFFERENT && (difference.kind().equals("table") || difference
                .kind().equals("function"));
    }

    private static boolean isPart(Difference difference, Difference parent) {
        String name = difference.name();
        String of = parent.name();
        if (parent.kind().equals("function")) {
            return difference.kind().equals("grant") && name.startsWith("function " + of + " to ");
        }
        return switch (difference.kind()) {
            case "column", "constraint", "policy", "trigger", "rule" -> name.startsWith(of + ".");
            case "grant" -> name.startsWith(of + ".") || name.startsWith(of + " to ");
            case "index" -> indexed(difference).equals(of);
            case "sequence" -> name.equals(of) || isNumbering(name, of);
            case "table" -> isSequence(difference) && isNumbering(name, of);
            case "comment" -> name.equals(of) || name.startsWith("constraint " + of + ".") || name.startsWith("column "
                    + of + ".");
            default -> false;
        };
    }

    /** By the name that PostgreSQL gives to the sequence of a column. */
    private static boolean isNumbering(String sequence, String table) {
        return sequence.startsWith(table + "_") && sequence.endsWith("_seq");
    }

    private static boolean isSequence(Difference difference) {
        return definition(difference).startsWith("sequence");
    }

    private static String indexed(Difference index) {
        Matcher matcher = INDEXED.matcher(definition(index));
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String definition(Difference difference) {
        String found = difference.found();
        return found == null ? String.valueOf(difference.expected()) : found;
    }
}
