package io.leasehold.testkit.statements;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which columns can have one value only, from a parameter or a literal, by themselves or because others have. */
final class Bindings {
    private final Set<Node> bound = new HashSet<>();
    private final List<Edge> edges = new ArrayList<>();

    /** A column of a relation; relations are told apart by being the same one. */
    record Node(Relation relation, String column) {}

    /** When the one is bound, so is the other. */
    private record Edge(Node from, Node to) {}

    void bind(Node node) {
        bound.add(node);
    }

    void follow(Node from, Node to) {
        edges.add(new Edge(from, to));
    }

    /** To be called when all that was known has been said. */
    void settle() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Edge edge : edges) {
                changed |= isBound(edge.from()) && bound.add(edge.to());
            }
        }
    }

    boolean isBound(Node node) {
        Outputs outputs = node.relation().outputs();
        return bound.contains(node) || (outputs != null && outputs.isBound(node.column()));
    }
}
