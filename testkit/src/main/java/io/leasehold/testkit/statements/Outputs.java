package io.leasehold.testkit.statements;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The columns that a query gives, as far as they are known.
 *
 * @param columns in their order
 * @param open whether there may be more, anywhere among them
 */
record Outputs(List<Output> columns, boolean open) {
    /** Stands for columns that nobody knows the number of. */
    static final Output STAR = new Output("*", false);
    static final Outputs UNKNOWN = new Outputs(List.of(STAR), true);

    /**
     * A column of a query.
     *
     * @param bound whether it has the same one value in all rows, from a parameter or literal
     */
    record Output(@Nullable String name, boolean bound) {}

    Outputs {
        columns = List.copyOf(columns);
    }

    boolean has(String column) {
        return columns.stream().anyMatch(output -> column.equals(output.name()));
    }

    boolean isBound(String column) {
        List<Output> named = columns.stream().filter(output -> column.equals(output.name())).toList();
        return named.size() == 1 && named.getFirst().bound();
    }

    boolean isBound(int position) {
        return position < columns.size() && columns.get(position).bound() && !columns.subList(0, position).contains(
                STAR);
    }

    /** By the names that stand behind an alias. */
    Outputs renamed(List<String> names) {
        if (names.isEmpty()) {
            return this;
        }
        List<Output> renamed = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            renamed.add(new Output(names.get(i), isBound(i)));
        }
        for (int i = names.size(); i < columns.size(); i++) {
            renamed.add(open ? new Output(columns.get(i).name(), false) : columns.get(i));
        }
        return new Outputs(renamed, open && columns.size() >= names.size());
    }

    /** The same columns, in whose rows there may be several values. */
    Outputs unbound() {
        return new Outputs(columns.stream().map(output -> new Output(output.name(), false)).toList(), open);
    }

    /** The same columns, bound where they are not in the other, which has the same ones. */
    Outputs without(Outputs other) {
        List<Output> rest = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            rest.add(new Output(columns.get(i).name(), columns.get(i).bound() && !other.columns.get(i).bound()));
        }
        return new Outputs(rest, open);
    }

    /** What is bound in both, by position where that is known. */
    Outputs meet(Outputs other) {
        List<Output> met = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Output output = columns.get(i);
            String name = output.name();
            boolean byPosition = !open && !other.open;
            boolean both = output.bound() && (byPosition ? other.isBound(i) : name != null && other.isBound(name));
            met.add(new Output(name, both));
        }
        return new Outputs(met, open || other.open);
    }
}
