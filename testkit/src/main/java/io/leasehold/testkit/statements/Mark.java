package io.leasehold.testkit.statements;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a statement says about itself in a comment: that it goes without a tenant predicate, and why.
 *
 * @param kind whether it relies on the binding alone, or is meant for rows of more than one tenant
 * @param reason why that is right
 */
record Mark(Kind kind, String reason) {
    private static final Pattern MARK = Pattern.compile("leasehold:\\s*([\\w-]*)\\s*(.*)", Pattern.DOTALL);

    /** Why a predicate is missing. */
    enum Kind {
        AMBIENT("ambient"), CROSS_TENANT("cross-tenant");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** The marks of a statement, and what is wrong with those that are none. */
    record Marks(List<Mark> marks, List<Problem> problems) {}

    static Marks in(SqlText text) {
        List<Mark> marks = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String comment : text.comments()) {
            Matcher mark = MARK.matcher(comment);
            if (mark.matches()) {
                List<Kind> kinds = List.of(Kind.values()).stream().filter(kind -> kind.word().equals(mark.group(1)))
                        .toList();
                String reason = mark.group(2).strip();
                if (kinds.isEmpty()) {
                    problems.add(Problem.unknownMark(mark.group(1)));
                } else if (reason.isEmpty()) {
                    problems.add(Problem.markWithoutReason(mark.group(1)));
                } else {
                    marks.add(new Mark(kinds.getFirst(), reason));
                }
            }
        }
        return new Marks(marks, problems);
    }
}
