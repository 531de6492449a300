package io.leasehold.testkit.statements;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.leasehold.testkit.statements.Bindings.Node;
import io.leasehold.testkit.statements.Relation.Has;

/** What a name means at one place of a statement: the relations of a query, and those of the queries around it. */
final class Scope {
    private final @Nullable Scope outer;
    private final List<Relation> relations = new ArrayList<>();
    private final Map<String, Relation> merged = new HashMap<>();
    private final Map<String, Outputs> withs = new HashMap<>();

    Scope(@Nullable Scope outer) {
        this.outer = outer;
    }

    /** A part of a FROM clause. */
    Scope(@Nullable Scope outer, Joined seen) {
        this(outer);
        relations.addAll(seen.relations());
        merged.putAll(seen.merged());
    }

    List<Relation> relations() {
        return relations;
    }

    void add(Relation relation) {
        relations.add(relation);
    }

    /** The name of a query in a WITH clause, which goes before a table's. */
    void name(String with, Outputs outputs) {
        withs.put(with, outputs);
    }

    @Nullable
    Outputs with(String name) {
        Outputs here = withs.get(name);
        return here != null || outer == null ? here : outer.with(name);
    }

    /** The one column that USING makes of two, which the name means from now on. */
    void merge(String column, Relation one) {
        merged.put(column, one);
    }

    /** By the names of the columns. */
    Map<String, Relation> merged() {
        return merged;
    }

    boolean owns(Node node) {
        return relations.contains(node.relation()) || merged.containsValue(node.relation());
    }

    /** The column that is meant, if there is no doubt. */
    @Nullable
    Node resolve(@Nullable String qualifier, String column) {
        return qualifier == null ? unqualified(column) : qualified(qualifier, column);
    }

    private @Nullable Node qualified(String qualifier, String column) {
        List<Relation> named = relations.stream().filter(relation -> relation.alias().equals(qualifier)).toList();
        if (named.isEmpty()) {
            return outer == null ? null : outer.qualified(qualifier, column);
        }
        return named.size() == 1 ? new Node(named.getFirst(), column) : null;
    }

    private @Nullable Node unqualified(String column) {
        Relation one = merged.get(column);
        if (one != null) {
            return new Node(one, column);
        }
        List<Relation> having = relations.stream().filter(relation -> relation.has(column) == Has.YES).toList();
        List<Relation> perhaps = relations.stream().filter(relation -> relation.has(column) == Has.MAYBE).toList();
        if (having.size() == 1) {
            return new Node(having.getFirst(), column);
        }
        if (having.isEmpty() && perhaps.isEmpty()) {
            return outer == null ? null : outer.unqualified(column);
        }
        return having.isEmpty() && relations.size() == 1 ? new Node(perhaps.getFirst(), column) : null;
    }
}
