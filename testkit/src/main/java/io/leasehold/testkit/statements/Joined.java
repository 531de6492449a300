package io.leasehold.testkit.statements;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.leasehold.testkit.statements.Outputs.Output;
import io.leasehold.testkit.statements.Relation.Has;

/**
 * What one side of a join is made of, and all that its ON sees.
 *
 * @param merged the columns that USING has made one of two so far, each a relation of its own
 */
record Joined(List<Relation> relations, Map<String, Relation> merged) {
    static final Joined NOTHING = new Joined(List.of(), Map.of());

    Joined {
        relations = List.copyOf(relations);
        merged = Map.copyOf(merged);
    }

    static Joined of(Relation relation) {
        return new Joined(List.of(relation), Map.of());
    }

    /** Both, where what is merged now goes before what was. */
    Joined and(Joined other, Map<String, Relation> now) {
        List<Relation> all = new ArrayList<>(relations);
        all.addAll(other.relations);
        Map<String, Relation> columns = new HashMap<>(merged);
        columns.putAll(other.merged);
        columns.putAll(now);
        return new Joined(all, columns);
    }

    boolean has(Relation relation) {
        return relations.contains(relation) || merged.containsValue(relation);
    }

    /** Names of columns that are known of. */
    Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>(merged.keySet());
        for (Relation relation : relations) {
            Outputs outputs = relation.outputs();
            for (Output output : outputs == null ? List.<Output>of() : outputs.columns()) {
                if (output.name() != null) {
                    columns.add(output.name());
                }
            }
        }
        return columns;
    }

    boolean mayHave(String column) {
        return merged.containsKey(column) || relations.stream().anyMatch(relation -> relation.has(column) != Has.NO);
    }

    /** The one that has a column for certain. */
    @Nullable
    Relation having(String column) {
        Relation one = merged.get(column);
        List<Relation> having = relations.stream().filter(relation -> relation.has(column) == Has.YES).toList();
        return one == null && having.size() == 1 ? having.getFirst() : one;
    }

    /** The same for a column that is there. */
    @Nullable
    Relation using(String column) {
        return relations.size() == 1 && mayHave(column) ? relations.getFirst() : having(column);
    }
}
